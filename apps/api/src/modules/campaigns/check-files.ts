import { MAIL_FILES_MAX_BYTES, MAIL_FILES_WARN_BYTES } from '@mailwright/contracts';
import { attachmentSize } from '@mailwright/mime';
import type { ChecklistItem } from './checklist-rules.js';

export interface FileFacts {
  attachments: readonly { fileName: string; bytes: number }[];
  pictures: { found: readonly { bytes: number }[]; missing: readonly string[] };
  willGet: number;
}

/** What files and embedded pictures mean for a mail; nothing is said of a mail without any. */
export function checkFiles({ attachments, pictures, willGet }: FileFacts): ChecklistItem[] {
  const key = 'files';
  const { found, missing } = pictures;
  if (missing.length > 0)
    return [
      {
        key,
        state: 'blocker',
        says: `The mail embeds ${missing.length === 1 ? 'a picture that is' : `${missing.length} pictures that are`} not in the library: ${missing[0]}`,
        remedy: 'Insert the picture again, or load it from the web.',
      },
    ];
  const files = [...attachments, ...found];
  if (files.length === 0) return [];
  const total = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (total > MAIL_FILES_MAX_BYTES)
    return [
      {
        key,
        state: 'blocker',
        says: `Files and embedded pictures have ${bytesInWords(total)}; a mail may carry ${bytesInWords(MAIL_FILES_MAX_BYTES)}.`,
        remedy: 'Take one away, or put it on your site and link to it.',
      },
    ];
  const sent = files.reduce((sum, { bytes }) => sum + attachmentSize(bytes), 0);
  const cost = `${countInWords(attachments.length, found.length)}, ${bytesInWords(total)}. For ${willGet.toLocaleString('en')} people ${bytesInWords(sent * willGet)} leave, as mails carry files.`;
  if (total <= MAIL_FILES_WARN_BYTES) return [{ key, state: 'ok', says: cost }];
  return [
    {
      key,
      state: 'warning',
      says: `${cost} Many servers refuse mails over 10 MB.`,
      remedy: 'Put large files on your site and link to them.',
    },
  ];
}

function countInWords(attached: number, embedded: number): string {
  const words = [
    ...(attached > 0 ? [`${attached} ${attached === 1 ? 'file' : 'files'}`] : []),
    ...(embedded > 0 ? [`${embedded} embedded ${embedded === 1 ? 'picture' : 'pictures'}`] : []),
  ];
  return words.join(' and ');
}

/** `1.8 MB`, `36 GB`: decimal units, as mail servers and pages state them. */
function bytesInWords(bytes: number): string {
  const units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value >= 10 || step === 0 ? Math.round(value) : value.toFixed(1)} ${units[step]}`;
}
