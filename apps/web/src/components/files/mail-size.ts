import { MAIL_FILES_MAX_BYTES, FILE_MAX_BYTES } from '@mailwright/contracts';

/** Mails carry files as text: 57 bytes become a line of 76 characters and its end. */
export const asSent = (bytes: number): number => Math.round((bytes * 78) / 57);

/** Why a file is not worth uploading, in a sentence, or null. */
export function reasonAgainst(
  file: { name: string; size: number },
  attached: readonly { bytes: number }[],
): string | null {
  if (file.size > FILE_MAX_BYTES)
    return `${file.name} is larger than 10 MB. Put it on your site and link to it.`;
  const total = attached.reduce((sum, { bytes }) => sum + bytes, file.size);
  if (total > MAIL_FILES_MAX_BYTES)
    return `With ${file.name} the mail would carry more than 18 MB. Put it on your site and link to it.`;
  return null;
}
