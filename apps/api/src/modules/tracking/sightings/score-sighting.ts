import { isbot } from 'isbot';

/** What is known about one request for a pixel or a link. */
export interface SightingFacts {
  what: 'open' | 'click';
  method: string;
  userAgent: string;
  /** The same link of the same mail was asked for with HEAD a moment before. */
  afterHead: boolean;
  /** Milliseconds between the server's 250 and this; null when that is not known. */
  sinceAcceptedMs: number | null;
}

export type Evidence =
  'head' | 'privacy_proxy' | 'known_machine' | 'no_user_agent' | 'seconds_after_acceptance';

export interface Score {
  score: number;
  machine: boolean;
  evidence: Evidence[];
  /** Loaded through a mail provider's picture cache: probably a person who opened it, but never seen directly. */
  proxy: 'gmail' | 'yahoo' | null;
}

/** From this score on it was a machine. */
export const MACHINE_FROM = 60;

/**
 * How much each sign weighs. A browser never sends HEAD for a link that somebody clicked, so that alone decides; a
 * sight seconds after acceptance only hints (a person may wait for the mail). Bursts over many links are judged
 * afterwards, over all clicks of a delivery. Addresses of networks are not looked at.
 */
const WEIGHTS: Record<Evidence, number> = {
  known_machine: 80,
  privacy_proxy: 80,
  head: 60,
  seconds_after_acceptance: 40,
  no_user_agent: 40,
};

const SOON_MS = 2_000;

/** Gmail's and Yahoo's picture caches fetch when a person opens the mail. Quoted from their requests. */
const PROXIES = { gmail: /GoogleImageProxy/, yahoo: /YahooMailProxy/ } as const;

/** Programs in which people read mail; lists of bots take their short names for scripts. */
const MAIL_PROGRAMS =
  /^(?:Outlook-(?:iOS|Android)|Evolution|eM ?Client|Airmail|K-9 Mail|KMail|Spark|Thunderbird|Mailbird|Canary)\b/i;

/** Apple's mail privacy preloads every picture through a proxy that says only this. */
const APPLE_PRIVACY_PROXY = 'Mozilla/5.0';

/** Whether a machine or a person did it, by the evidence in the request itself. Pure. */
export function scoreSighting(facts: SightingFacts): Score {
  const agent = facts.userAgent.trim();
  const proxy = PROXIES.gmail.test(agent) ? 'gmail' : PROXIES.yahoo.test(agent) ? 'yahoo' : null;
  const evidence: Evidence[] = [];
  if (facts.method === 'HEAD' || facts.afterHead) evidence.push('head');
  if (agent === '') evidence.push('no_user_agent');
  else if (agent === APPLE_PRIVACY_PROXY) evidence.push('privacy_proxy');
  else if (proxy === null && !MAIL_PROGRAMS.test(agent) && isbot(agent)) evidence.push('known_machine');
  if (facts.sinceAcceptedMs !== null && facts.sinceAcceptedMs < SOON_MS)
    evidence.push('seconds_after_acceptance');
  const score = evidence.reduce((sum, sign) => sum + WEIGHTS[sign], 0);
  return { score, machine: score >= MACHINE_FROM, evidence, proxy };
}
