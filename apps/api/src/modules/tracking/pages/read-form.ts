import type { ReadableBody } from '@mailwright/contracts';

const MOST_BYTES = 64 * 1024;
/** Longer heads of a part are nobody's, and slow to search. */
const MOST_HEAD = 1024;

/**
 * The fields of a small form, urlencoded or multipart (RFC 7578), names in lower case. A body that is no form, is too
 * large or comes without a type gives what could be read of it as urlencoded: whoever asks decides whether that is enough.
 */
export async function readForm(body: unknown, contentType: string | undefined): Promise<Map<string, string>> {
  const text = await readText(body);
  const boundary = /^multipart\/form-data\b.*?\bboundary=(?:"([^"]+)"|([^;\s]+))/i.exec(contentType ?? '');
  const pairs = boundary
    ? multipartFields(text, boundary[1] ?? boundary[2] ?? '')
    : [...new URLSearchParams(text)];
  return new Map(pairs.map(([name, value]) => [name.trim().toLowerCase(), value.trim()]));
}

async function readText(body: unknown): Promise<string> {
  if (!isStream(body))
    return typeof body === 'object' && body !== null
      ? new URLSearchParams(body as Record<string, string>).toString()
      : '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  // Read to the end, so that the connection can be used again; kept only up to the limit.
  for await (const chunk of body) {
    size += chunk.length;
    if (size <= MOST_BYTES) chunks.push(chunk);
    if (size > 16 * MOST_BYTES) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

const isStream = (body: unknown): body is ReadableBody =>
  typeof body === 'object' && body !== null && Symbol.asyncIterator in body;

function multipartFields(text: string, boundary: string): [string, string][] {
  return text.split(`--${boundary}`).flatMap((part): [string, string][] => {
    const [head = '', ...rest] = part.split(/\r?\n\r?\n/);
    const name = /content-disposition:[^\n]*?\bname="?([^";\r\n]+)"?/i.exec(head.slice(0, MOST_HEAD))?.[1];
    return name === undefined ? [] : [[name, rest.join('\n\n')]];
  });
}
