/** A status line, RFC 1939 section 3: `+OK …` or `-ERR …`. */
export interface Pop3Reply {
  ok: boolean;
  /** The whole line, for people. */
  line: string;
  /** What follows the status indicator. */
  text: string;
  /** The extended response code without its brackets, upper case (RFC 2449 section 8): `IN-USE`, `SYS/TEMP`; null without one. */
  code: string | null;
}

/** Throws with code `NotPop3` for a line that is no status line at all. */
export function parseReply(line: string): Pop3Reply {
  const found = /^(\+OK|-ERR)(?:[ \t]+(.*))?$/i.exec(line);
  if (found === null) {
    throw Object.assign(new Error(line.slice(0, 200)), { code: 'NotPop3' });
  }
  const [, status = '', text = ''] = found;
  const code = /^\[([A-Za-z0-9/_.-]+)\]/.exec(text)?.[1]?.toUpperCase() ?? null;
  return { ok: status.toUpperCase() === '+OK', line, text, code };
}

/** What `explainFailure` reads of a refusal. `credentials`: the login itself is what was refused. */
export function refusal(reply: Pop3Reply, credentials = false): Error {
  return Object.assign(new Error(reply.line), {
    response: reply.line,
    responseStatus: 'NO',
    ...(credentials ? { authenticationFailed: true } : {}),
  });
}
