import { codeRules, commandRefused, type FailureRule, loginRefused, unexplained, wordRules } from './failure-rules.js';
import { MailboxError, type MailboxFailure } from './mailbox-failure.js';

/** The properties that imapflow and Node put on their errors, all optional. */
interface RawError {
  code?: unknown;
  message?: unknown;
  response?: unknown;
  reason?: unknown;
  responseStatus?: unknown;
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
  if (typeof raw.response === 'string' && raw.response !== '') return raw.response.replace(/^\w+ (?=NO|BAD|BYE|OK)/, '');
  if (typeof raw.reason === 'string' && raw.reason !== '') return raw.reason;
  return typeof raw.message === 'string' && raw.message !== '' ? raw.message : null;
}
