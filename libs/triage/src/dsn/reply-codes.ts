/** The codes that a server's words contain. */
export interface ReplyCodes {
  smtpCode: number | null;
  status: string | null;
}

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/g;
/** A reply code stands before words, an enhanced code or a dash, and never inside a number, date or address. */
const code =
  /(?<![\w.:/@[(#-]|\d )(?:\[?SMTP(?: error)?[ :]+)?\(?#?([245]\d\d)(?=[ -]+#?(?:[245]\.\d{1,3}\.\d|[A-Za-z<"'[(*#&=\u0080-\uffff])|[ -]*$|-[245]\.\d|: )/gim;
const bracketed = /(?:error|code|status|reply|said|returned|reason|smtp)[^\n\d]{0,20}[(#: ]+([245]\d\d)\b/i;

/**
 * Finds the SMTP reply code (RFC 5321) and the enhanced status code (RFC 3463) in a server's words. Where
 * several stand there, a 4xx or 5xx goes before a 2xx and the first before the rest; the two agree in class.
 */
export function replyCodes(words: string): ReplyCodes {
  const text = words.length > 4_000 ? words.slice(0, 4_000) : words;
  const codes = [...text.matchAll(code)].map((match) => Number(match[1]));
  let smtpCode = codes.find((value) => value >= 400) ?? null;
  if (smtpCode === null) {
    const named = bracketed.exec(text);
    if (named && Number(named[1]) >= 400) smtpCode = Number(named[1]);
  }
  const statuses = [...text.matchAll(enhanced)].map((match) => match[1]!);
  const fitting = smtpCode === null ? statuses : statuses.filter((value) => value[0] === String(smtpCode)[0]);
  const specific = fitting.find((value) => !value.endsWith('.0.0'));
  return { smtpCode, status: specific ?? fitting[0] ?? statuses.find((value) => value[0] !== '2') ?? null };
}

/**
 * Which of two enhanced codes to believe: the report's Status field or the one in the server's words. The
 * field of a DSN is often the gateway's own `5.0.0`, while the words carry what the far server said.
 */
export function preferredStatus(field: string | null, words: string | null): string | null {
  if (!field) return words;
  if (!words || words === field) return field;
  if (/^[245]\.0\.0$/.test(field) && words[0] === field[0]) return words;
  return field;
}
