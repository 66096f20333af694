import {
  codeRules,
  commandRefused,
  type FailureRule,
  loginRefused,
  unexplained,
  wordRules,
} from './failure-rules.js';
import { MailboxError, type MailboxFailure } from './mailbox-failure.js';

/** The properties that imapflow and Node put on their errors, all optional. */
interface RawError {
  code?: unknown;
  message?: unknown;
  response?: unknown;
  reason?: unknown;
  responseStatus?: unknown;
  responseText?: unknown;
  authenticationFailed?: unknown;
  tlsFailed?: unknown;
}

/**
 * Turns whatever was thrown while talking to a mailbox server into a failure that can be stored and shown. Words of
 * the server decide first, then codes, then the place where it happened; a `MailboxError` gives its own failure back.
 */
export function explainFailure(error: unknown): MailboxFailure {
  if (error instanceof MailboxError) return error.failure;
  const raw: RawError = typeof error === 'object' && error !== null ? error : { message: String(error) };
  const serverWords = wordsOf(raw);
  const rule = ruleFor(raw, serverWords);
  return { kind: rule.kind, serverWords, meaning: rule.meaning, remedy: rule.remedy };
}

/** `explainFailure`, wrapped to be thrown. */
export function asMailboxError(error: unknown): MailboxError {
  return error instanceof MailboxError ? error : new MailboxError(explainFailure(error), { cause: error });
}

function ruleFor(raw: RawError, serverWords: string | null): FailureRule {
  const code = typeof raw.code === 'string' ? raw.code : '';
  const byWords = serverWords === null ? undefined : wordRules.find((rule) => rule.words?.test(serverWords));
  if (byWords !== undefined) return byWords;
  const byCode = code === '' ? undefined : codeRules.find((rule) => rule.code?.test(code));
  if (byCode !== undefined) return byCode;
  if (raw.authenticationFailed === true) return loginRefused;
  if (raw.responseStatus === 'NO' || raw.responseStatus === 'BAD') return commandRefused;
  if (raw.tlsFailed === true) return codeRules.find((rule) => rule.code?.test('EPROTO')) ?? unexplained;
  return unexplained;
}

/** The reply line without its tag, a BYE's reason, or what the system said. */
function wordsOf(raw: RawError): string | null {
  const { response, reason, responseStatus, responseText, message } = raw;
  if (typeof response === 'string' && response !== '') return response.replace(/^\w+ (?=NO|BAD|BYE|OK)/, '');
  if (typeof responseStatus === 'string') {
    // FETCH hands its error out with the reply still parsed.
    const code = responseCodeOf(response);
    return [responseStatus, code === null ? '' : `[${code}]`, responseText].filter(Boolean).join(' ');
  }
  if (typeof reason === 'string' && reason !== '') return reason;
  return typeof message === 'string' && message !== '' ? message : null;
}

/** `UNAVAILABLE` of `NO [UNAVAILABLE] …` in a reply as imapflow parses it. */
function responseCodeOf(response: unknown): string | null {
  const parsed = response as { attributes?: { section?: { value?: unknown }[] }[] } | null | undefined;
  const code = parsed?.attributes?.[0]?.section?.[0]?.value;
  return typeof code === 'string' ? code : null;
}
