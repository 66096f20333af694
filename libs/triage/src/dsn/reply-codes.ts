/** The codes that a server's words contain. */
export interface ReplyCodes {
  smtpCode: number | null;
  status: string | null;
  /** True where the enhanced code stands directly behind the reply code, as RFC 2034 has it. */
  attached: boolean;
}

const enhanced = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/g;
/**
 * A reply code stands before words, an enhanced code or a dash, and never inside a number, date or address.
 * Real: "550 5.1.1 <cat@…>... User unknown", "550-'5.7.1 …", "554 554 5.7.0 Header error", "550 : User unknown".
 */
const reply =
  /(?<![\w.:/@[(-]|\d )(?:\[?SMTP(?: error)?[ :]+)?\(?#?([245]\d\d)(?:[ -]+[245]\d\d(?=[ -]))?(?:[ -]+['"]?#?\(?#?([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)|(?=[ -]+#?[A-Za-z<"'[(*#&=:\u0080-\uffff])|(?=[ -]*$)|(?=: ))/gim;
const bracketed = /(?:error|code|status|reply|said|returned|reason|smtp)[^\n\d]{0,20}[(#: ]+([245]\d\d)\b/i;

interface Reply {
  code: number;
  status: string | null;
}

/**
 * Finds the SMTP reply code (RFC 5321) and the enhanced status code (RFC 3463) in a server's words. Where
 * several replies stand there, the first whose two codes agree in class goes before the rest: in "554 4.4.7
 * Message expired: unable to deliver in 840 minutes.<421 4.4.2 Connection timed out>" the far server's 421.
 */
export function replyCodes(words: string): ReplyCodes {
  const text = words.length > 4_000 ? words.slice(0, 4_000) : words;
  const replies = [...text.matchAll(reply)]
    .map((match): Reply => ({ code: Number(match[1]), status: match[2] ?? null }))
    .filter((entry) => entry.code >= 400);
  const chosen = chooseReply(replies);
  const smtpCode = chosen?.code ?? namedCode(text);
  if (chosen?.status && !chosen.status.endsWith('.0.0'))
    return { smtpCode, status: chosen.status, attached: true };
  const statuses = [...text.matchAll(enhanced)].map((match) => match[1]!);
  const fitting = smtpCode === null ? statuses : statuses.filter((value) => value[0] === String(smtpCode)[0]);
  const specific = fitting.find((value) => !value.endsWith('.0.0'));
  const status = specific ?? fitting[0] ?? statuses.find((value) => value[0] !== '2') ?? null;
  return { smtpCode, status, attached: false };
}

function chooseReply(replies: Reply[]): Reply | null {
  const [first] = replies;
  if (!first) return null;
  const atOdds = first.status !== null && !String(first.code).startsWith(first.status[0]!);
  return (atOdds ? replies.find((entry) => entry.status?.[0] === String(entry.code)[0]) : undefined) ?? first;
}

function namedCode(text: string): number | null {
  const code = Number(bracketed.exec(text)?.[1] ?? 0);
  return code >= 400 ? code : null;
}

/**
 * Which of two enhanced codes to believe: the report's Status field or the one in the server's words. The
 * field is the gateway's summary (`5.0.0`, `4.4.7` when it gave up); a code behind a reply code is what the
 * far server itself said.
 */
export function preferredStatus(field: string | null, words: ReplyCodes): string | null {
  if (!field || !words.status) return field ?? words.status;
  if (words.attached) return words.status;
  return /^[245]\.0\.0$/.test(field) && words.status[0] === field[0] ? words.status : field;
}
