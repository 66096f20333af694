import { endingOf, type FileKind } from './file-kind.js';

/**
 * Endings that Gmail refuses to take, also within archives ("File types blocked in Gmail"), and with it the whole mail:
 * `552-5.7.0 This message was blocked because its content presents a potential security issue.`
 */
const REFUSED_ENDINGS = new Set(
  `ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab diagcfg diagpkg dll dmg ex ex_ exe hta img ins iso isp
   jar jnlp js jse lib lnk mde mjs msc msi msix msixbundle msp mst nsh pif ps1 scr sct shb sys vb vbe vbs vhd vxd wsc
   wsf wsh xll`.split(/\s+/),
);

/** Why a file cannot go with a mail, or null. */
export function refusedFile(kind: FileKind, fileName: string): string | null {
  const ending = endingOf(fileName);
  if (REFUSED_ENDINGS.has(ending)) return `Gmail and others refuse mails with .${ending} files.`;
  if (kind === 'program') return `${fileName} is a program: mail servers refuse mails with it.`;
  return null;
}

const LONGEST = 120;
// oxlint-disable-next-line no-control-regex -- control characters are what is removed
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g;
/** They make `gpj.exe` of a name that ends in `exe.jpg`: U+061C, U+200E–F, U+202A–E, U+2066–9; and marks of byte order. */
const TURNS_AROUND = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/**
 * A name that every system can save under and no reader can be misled by: no folders, no control characters, nothing
 * that turns the direction of reading around, no dots at either end. Its ending stays.
 */
export function safeFileName(name: string): string {
  const plain = name
    .toWellFormed()
    .normalize('NFC')
    .replace(CONTROLS, ' ')
    .replace(TURNS_AROUND, '')
    .replace(/^.*[/\\]/s, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  const ending = endingOf(plain);
  const stem = ending ? plain.slice(0, -ending.length - 1) : plain;
  const room = LONGEST - (ending ? ending.length + 1 : 0);
  // Characters, not halves of them.
  const short = Array.from(stem).slice(0, room).join('').trimEnd() || 'file';
  return ending ? `${short}.${ending}` : short;
}
