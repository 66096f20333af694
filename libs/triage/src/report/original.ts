import { parseHeaders } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import { originalMarkers } from './original-markers.js';

/** A report's text and the headers of the message that it quotes below. */
interface SplitReport {
  text: string;
  original: Headers | null;
}

const headerStart =
  /^(?:Return-Path|Received|Message-ID|DKIM-Signature|DomainKey-Signature|X-Google-(?:Smtp-Source|DKIM-Signature)|X-Received|Delivered-To|X-Envelope-(?:From|To)|MIME-Version|From|To|Date|Subject|Sender|Reply-To|X-Mailer|Content-Type)[ \t]*:/i;
/** How many header lines in a row are taken for a returned message that nothing announces. */
const rowOfHeaders = 4;

/** Cuts a plain-text report at the line that announces the returned message, or at its first headers. */
export function splitOriginal(text: string): SplitReport {
  const lines = text.split('\n');
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at]!;
    if (originalMarkers.some((marker) => marker.pattern.test(line))) {
      return { text: lines.slice(0, at).join('\n'), original: headersFrom(lines, at + 1) };
    }
    if (startsHeaders(lines, at)) {
      return { text: lines.slice(0, at).join('\n'), original: headersFrom(lines, at) };
    }
  }
  return { text, original: null };
}

function startsHeaders(lines: string[], at: number): boolean {
  if (!headerStart.test(lines[at]!.replace(/^[ \t>]+/, ''))) return false;
  if (!/^\s*$/.test(lines[at - 1] ?? '') && !/^[-=_*\s]{5,}$/.test(lines[at - 1] ?? '')) return false;
  // iPlanet names the message by its headers first and says only then what became of it.
  const above = lines
    .slice(Math.max(0, at - 3), at)
    .join('\n')
    .trimEnd();
  if (/following header fields?:$/i.test(above)) return false;
  let seen = 0;
  for (let next = at; next < lines.length && next < at + 40; next += 1) {
    const line = lines[next]!.replace(/^>[ \t]?/, '');
    if (headerStart.test(line.trimStart())) seen += 1;
    else if (!/^[ \t]|^[!-9;-~]+:/.test(line)) break;
    if (seen >= rowOfHeaders) return true;
  }
  return false;
}

/** The first block of headers from a line on; indented or quoted as a whole it is still one. */
function headersFrom(lines: string[], from: number): Headers | null {
  let at = from;
  while (at < lines.length && at < from + 12 && !isHeader(lines[at]!)) at += 1;
  if (!isHeader(lines[at] ?? '')) return null;
  const indent = /^[ \t>]*/.exec(lines[at]!)![0].length;
  const block: string[] = [];
  for (; at < lines.length; at += 1) {
    const line =
      lines[at]!.slice(0, indent).trim().replaceAll('>', '') === '' ? lines[at]!.slice(indent) : lines[at]!;
    if (line.trim() === '') break;
    block.push(line);
  }
  const headers = parseHeaders(block.join('\n'));
  return headers.size > 0 ? headers : null;
}

function isHeader(line: string): boolean {
  return /^[ \t>]*[A-Za-z][A-Za-z0-9-]{1,60}[ \t]*:/.test(line) && !/^[ \t>]*https?:/i.test(line);
}
