import type { Category, Evidence, Kind, Action, Verdict } from './verdict.js';

/** One line of the answer to `triage --json`. */
export interface Answer {
  file: string;
  kind: Kind;
  recipients: string[];
  status: string | null;
  smtpCode: number | null;
  category: Category | null;
  action: Action;
  originalMessageId: string | null;
  replyText: string | null;
  returnDate: string | null;
  /** Each sign with how sure it is, 0 to 1 (see `Verdict.confidence`). */
  evidence: Required<Evidence>[];
}

/** The answer about one file, ready for `JSON.stringify`. */
export function toAnswer(file: string, verdict: Verdict): Answer {
  return {
    file,
    kind: verdict.kind,
    recipients: verdict.recipients,
    status: verdict.status,
    smtpCode: verdict.smtpCode,
    category: verdict.category,
    action: verdict.action,
    originalMessageId: verdict.original.messageId,
    replyText: verdict.replyText,
    returnDate: verdict.returnDate,
    evidence: verdict.evidence.map(({ rule, phrase, confidence }) => ({
      rule,
      phrase,
      confidence: confidence ?? verdict.confidence,
    })),
  };
}
