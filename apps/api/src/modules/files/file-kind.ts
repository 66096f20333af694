/** What a file is by its first bytes. `text` and `zip` are made more precise by the name (`contentTypeOf`). */
export type FileKind =
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'gif'
  | 'webp'
  | 'zip'
  | 'ole'
  | 'gzip'
  | 'mp3'
  | 'mp4'
  | 'text'
  | 'program'
  | 'other';

/** The beginnings of files, as in the file formats' own specifications. */
const SIGNATURES: readonly (readonly [FileKind, number, string])[] = [
  ['pdf', 0, '%PDF-'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['jpeg', 0, '\xff\xd8\xff'],
  ['gif', 0, 'GIF8'],
  ['webp', 8, 'WEBP'],
  ['zip', 0, 'PK\x03\x04'],
  ['zip', 0, 'PK\x05\x06'],
  ['ole', 0, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['gzip', 0, '\x1f\x8b'],
  ['mp3', 0, 'ID3'],
  ['mp4', 4, 'ftyp'],
  ['program', 0, 'MZ'],
  ['program', 0, '\x7fELF'],
  ['program', 0, '\xcf\xfa\xed\xfe'],
  ['program', 0, '\xca\xfe\xba\xbe'],
  ['program', 0, '#!'],
];

/** How much of a file `readFileKind` wants to see. */
export const KIND_NEEDS_BYTES = 4_096;

export function readFileKind(head: Buffer): FileKind {
  const bytes = head.toString('latin1', 0, 16);
  const found = SIGNATURES.find(([, at, signature]) => bytes.startsWith(signature, at));
  if (found) return found[0];
  return isText(head) ? 'text' : 'other';
}

/** UTF-8 without control characters but tab, line ends and form feed; a character cut off at the end does not count. */
function isText(head: Buffer): boolean {
  const whole = head.subarray(0, Math.max(0, head.length - (head.length < KIND_NEEDS_BYTES ? 0 : 3)));
  // oxlint-disable-next-line no-control-regex -- control characters are what is looked for
  if (/[\x00-\x08\x0b\x0e-\x1f]/.test(whole.toString('latin1'))) return false;
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(whole, { stream: true });
    return true;
  } catch {
    return false;
  }
}

const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/** Types by kind, and by the name's ending where the bytes alone do not say it. '' is for all other endings. */
const TYPES: Record<FileKind, Readonly<Record<string, string>>> = {
  pdf: { '': 'application/pdf' },
  png: { '': 'image/png' },
  jpeg: { '': 'image/jpeg' },
  gif: { '': 'image/gif' },
  webp: { '': 'image/webp' },
  gzip: { '': 'application/gzip' },
  mp3: { '': 'audio/mpeg' },
  mp4: { '': 'video/mp4', m4a: 'audio/mp4', mov: 'video/quicktime' },
  zip: {
    '': 'application/zip',
    docx: `${OFFICE}.wordprocessingml.document`,
    xlsx: `${OFFICE}.spreadsheetml.sheet`,
    pptx: `${OFFICE}.presentationml.presentation`,
    odt: `${OPEN}.text`,
    ods: `${OPEN}.spreadsheet`,
    odp: `${OPEN}.presentation`,
    epub: 'application/epub+zip',
  },
  ole: {
    '': 'application/octet-stream',
    doc: 'application/msword',
    xls: 'application/vnd.ms-excel',
    ppt: 'application/vnd.ms-powerpoint',
  },
  text: {
    '': 'text/plain',
    csv: 'text/csv',
    ics: 'text/calendar',
    vcf: 'text/vcard',
    md: 'text/markdown',
    json: 'application/json',
    xml: 'application/xml',
    svg: 'image/svg+xml',
  },
  program: { '': 'application/octet-stream' },
  other: { '': 'application/octet-stream' },
};

/** The type that a mail says of a file: by its bytes, and only within their kind by its name. */
export function contentTypeOf(kind: FileKind, fileName: string): string {
  return TYPES[kind][endingOf(fileName)] ?? TYPES[kind][''] ?? 'application/octet-stream';
}

export const endingOf = (fileName: string): string =>
  /\.([a-z0-9]{1,10})$/i.exec(fileName)?.[1]?.toLowerCase() ?? '';
