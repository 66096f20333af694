import { addressesIn, normaliseAddress } from '../mime/addresses.js';
import { lineDialects, sentenceDialects } from './dialects.js';
import type { RecipientReport } from './recipient-report.js';

/** Addresses that no report is about: whom to ask for help, and the two ends of the report itself. */
const helper =
  /^(?:postmaster|mailer-daemon|abuse|support|helpdesk|help|hostmaster|admin|root|noreply|no-reply)@/i;
/** In a list of failed addresses only these two are not meant. */
const system = /^(?:postmaster|mailer-daemon)@/i;
const helpLine =
  /contact|assistance|question|please (?:send|mail|forward|e-?mail)|report this|further help|Received:|envelope-from|Message-ID/i;
const localOnly = /^[\s>*"'<-]*([A-Za-z][\w.+-]{1,63})["'>]*:?\s*$/;

/** More recipients than this in one text are no report that anybody reads. */
const maxFound = 1_000;
/** With more recipients than this the transcript is not searched for each of them. */
const maxCompared = 50;

/** A failed recipient that was read out of a text, with the words that belong to it. */
interface Found {
  address: string;
  line: number;
  /** What stands behind the address in its own line. */
  rest: string;
}

/**
 * Finds the failed recipients of a report in plain text and the words about each. Lines that list an address
 * (qmail, Postfix, Exim, Exchange, sendmail, …) go before addresses in sentences.
 * @param excluded addresses of the report's own sender and addressee, and of the returned message's author
 */
export function recipientsInText(text: string, excluded: ReadonlySet<string>): RecipientReport[] {
  const lines = text.split('\n');
  const listed = dedupe(byLines(lines), excluded, system);
  const found = listed.length > 0 ? listed : dedupe(bySentences(lines), excluded, helper);
  return found.map((entry, index) => toReport(entry, found[index + 1], lines, found.length));
}

/** Local parts without a domain, as AOL and old directories list them below "following recipients". */
export function localNamesInText(text: string): string[] {
  const lines = text.split('\n');
  const names: string[] = [];
  for (let at = 1; at < lines.length && names.length < 5; at += 1) {
    const name = localOnly.exec(lines[at]!)?.[1];
    const intro = lines.slice(Math.max(0, at - 3), at).join(' ');
    if (name && /recipient|address|user|deliver/i.test(intro) && /:\s*$/.test(intro.trimEnd()))
      names.push(name);
  }
  return names;
}

function byLines(lines: string[]): Found[] {
  const found: Found[] = [];
  lines.forEach((line, at) => {
    if (found.length >= maxFound || line.length > 2_000 || (!line.includes('@') && !line.includes('%')))
      return;
    for (const dialect of lineDialects) {
      const match = dialect.pattern.exec(line);
      if (!match) continue;
      const rest = dialect.whole ? line : line.slice(match.index + match[0].length);
      found.push({ address: match[1]!, line: at, rest });
      return;
    }
  });
  return found;
}

function bySentences(lines: string[]): Found[] {
  const found: Found[] = [];
  const text = lines.join('\n');
  for (const dialect of sentenceDialects) {
    for (const match of text.matchAll(dialect.pattern)) {
      if (found.length >= maxCompared) break;
      if (/\bfrom\s+["'<]*$/i.test(text.slice(0, match.index + match[0].indexOf(match[1]!)).slice(-12)))
        continue;
      const line = text.slice(0, match.index + match[0].length).split('\n').length - 1;
      found.push({ address: match[1]!, line, rest: '' });
    }
    if (found.length > 0) return found;
  }
  lines.forEach((line, at) => {
    if (found.length >= maxFound || helpLine.test(line)) return;
    for (const address of addressesIn(line.replace(/\bfrom:? <?\S+@\S+/gi, ' '))) {
      found.push({ address, line: at, rest: '' });
    }
  });
  return found;
}

function dedupe(found: Found[], excluded: ReadonlySet<string>, unmeant: RegExp): Found[] {
  const clean = found
    .map((entry) => ({ ...entry, address: normaliseAddress(entry.address.replace(/^["']|["']$/g, '')) }))
    .filter((entry) => entry.address.includes('@'));
  const seen = new Set<string>();
  const unique = clean.filter((entry) => {
    const key = entry.address.toLowerCase();
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const others = unique.filter(
    (entry) => !excluded.has(entry.address.toLowerCase()) && !unmeant.test(entry.address),
  );
  return others.length > 0 ? others : unique.filter((entry) => !unmeant.test(entry.address));
}

/** The words about a recipient run to the next recipient or to the second paragraph after it. */
function toReport(entry: Found, next: Found | undefined, lines: string[], count: number): RecipientReport {
  const end = next ? Math.max(next.line, entry.line + 1) : lines.length;
  const own = [entry.rest, ...lines.slice(entry.line + 1, end)];
  let words = '';
  for (const line of own) {
    if (line.trim() === '' && words.trim().length > 12 && count > 1) break;
    words += `${line.trim()}\n`;
  }
  const mentions =
    count > maxCompared
      ? []
      : lines.filter(
          (line, at) => at !== entry.line && line.includes(entry.address) && /[45]\d\d/.test(line),
        );
  if (count > 1 && mentions.length > 0 && !/[45]\d\d[ -]/.test(words))
    words = `${mentions.join('\n')}\n${words}`;
  return {
    address: entry.address,
    alternative: null,
    outcome: '',
    status: null,
    diagnostic: words.trim() || null,
    remoteMta: null,
    source: 'text',
  };
}
