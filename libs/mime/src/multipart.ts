import type { MessagePlan } from './plan-message.js';
import type { EncodedText } from './text-part.js';

/** The text of a message, then its HTML, then what goes with them, as one entity with its header fields. */
export function assemble(plan: MessagePlan, text: EncodedText, html: EncodedText | null): string {
  const { boundary, inline, attached } = plan;
  const plain = textEntity('plain', text);
  if (html === null) return wrap('mixed', `${boundary}m`, '', [plain, ...inline, ...attached]);
  // RFC 2387: a related part names its root's type.
  const shown = wrap('related', `${boundary}r`, '; type="text/html"', [textEntity('html', html), ...inline]);
  return wrap('mixed', `${boundary}m`, '', [
    wrap('alternative', `${boundary}a`, '', [plain, shown]),
    ...attached,
  ]);
}

function textEntity(subtype: 'plain' | 'html', { transferEncoding, body }: EncodedText): string {
  return (
    `Content-Type: text/${subtype}; charset=utf-8\r\n` +
    `Content-Transfer-Encoding: ${transferEncoding}\r\n\r\n${body}`
  );
}

/** One part stays itself. */
function wrap(subtype: string, boundary: string, parameters: string, parts: readonly string[]): string {
  if (parts.length === 1) return parts[0]!;
  let result = `Content-Type: multipart/${subtype}${parameters};\r\n boundary="${boundary}"\r\n\r\n`;
  for (const part of parts) result += `--${boundary}\r\n${part}\r\n`;
  return `${result}--${boundary}--\r\n`;
}
