import type { Action, Category, Kind } from '../verdict.js';

/** The categories that no patience cures. */
const hard: ReadonlySet<Category> = new Set(['unknown_user', 'unknown_host', 'moved']);

/** What is known about one refused recipient. */
export interface Refusal {
  category: Category;
  status: string | null;
  smtpCode: number | null;
  words: string;
  /** The server is still trying. */
  late: boolean;
}

/** A refusal with a 4xx code is never for good, whatever its words say. */
function isTemporary(refusal: Pick<Refusal, 'status' | 'smtpCode'>): boolean {
  if (refusal.status) return refusal.status.startsWith('4');
  return refusal.smtpCode !== null && refusal.smtpCode < 500;
}

/** Hard, soft or late. */
export function kindOfRefusal(refusal: Refusal): Kind {
  if (refusal.late) return 'delayed';
  if (refusal.category === 'challenge') return 'auto_reply';
  return hard.has(refusal.category) && !isTemporary(refusal) ? 'hard_bounce' : 'soft_bounce';
}

const byCategory: Readonly<Record<Category, Action>> = {
  unknown_user: 'suppress',
  unknown_host: 'retry',
  moved: 'suppress',
  disabled: 'retry',
  full: 'retry',
  filtered: 'retry',
  blocked: 'pause_lane',
  content: 'alert',
  policy: 'none',
  rate: 'pause_lane',
  network: 'retry',
  our_configuration: 'pause_lane',
  expired: 'retry',
  too_big: 'alert',
  greylisted: 'retry',
  loop: 'none',
  system: 'retry',
  challenge: 'none',
  abuse: 'suppress',
  not_spam: 'none',
  unknown: 'retry',
};

/** "550 5.1.10 … Domain has a null MX": such a domain says itself that it takes no mail. */
const nullMx = /null ?MX|does not accept (?:e?-?mail|mail)/i;
/** "The email account that you tried to reach is inactive": the server says that nobody reads it any more. */
const gone =
  /inactive|deactivated|discontinued|closed|terminated|no longer (?:active|available|in use|valid)|DisabledUser|is disabled|has been disabled/i;
/** "The user you are trying to contact is receiving mail at a rate that…": theirs, not ours. */
const recipientsOwnRate = /receiving (?:e?-?mail|messages) (?:too quickly|at a rate)/i;

/**
 * The right action. An address is suppressed only where its own server says for good that it is dead, and
 * never on a 5.7.x, by which servers refuse senders, contents and set-ups (RFC 3463, section 3.8).
 */
export function actionOfRefusal(refusal: Refusal): Action {
  if (refusal.late) return 'none';
  const { category, status, words } = refusal;
  const forGood = !isTemporary(refusal);
  let action = byCategory[category];
  if (category === 'rate' && recipientsOwnRate.test(words)) action = 'retry';
  if (category === 'unknown_host' && forGood && nullMx.test(words)) action = 'suppress';
  if (category === 'disabled' && forGood && gone.test(words)) action = 'suppress';
  if (action !== 'suppress') return action;
  if (/^[45]\.7\./.test(status ?? '')) return 'stop_sequence';
  return forGood ? 'suppress' : 'retry';
}
