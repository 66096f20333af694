/** The made-up mailbox providers; `company` stands for all the small companies with a domain of their own. */
export type ProviderKey = 'gmele' | 'lookout' | 'yahuu' | 'icloudy' | 'gmixed' | 'company';

export type Language = 'en' | 'de' | 'fr' | 'es' | 'it' | 'nl';

/**
 * How a person (or the mailbox in front of them) treats marketing mail. The exact share of each is in `temperaments.ts`.
 *
 * - `keen` reads nearly everything, clicks, buys, answers; `curious` every other letter; `quiet` hardly ever looks.
 * - `private` sits behind a privacy proxy that loads every image at once, whether or not anybody reads.
 * - `guarded` works behind a scanner that follows every link within two seconds.
 * - `away` is on holiday and has an auto-reply; `grumbler` presses "this is spam".
 * - `gone` is refused at RCPT; `moved` is accepted and comes back as a DSN; `full` has no room left.
 */
export type Temperament =
  'keen' | 'curious' | 'quiet' | 'private' | 'guarded' | 'away' | 'grumbler' | 'gone' | 'moved' | 'full';

/** A made-up person. The address is unique, lower case, ASCII, and its domain ends in `.test`. */
export interface SandboxPerson {
  email: string;
  firstName: string;
  lastName: string;
  city: string;
  country: string;
  language: Language;
  /** IANA name of the zone of the city. */
  timeZone: string;
  /** Only people at a company have one. */
  company?: string;
  provider: ProviderKey;
  temperament: Temperament;
}
