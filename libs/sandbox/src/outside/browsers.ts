import { chanceOf } from '../behaviour/chance.js';
import type { SandboxPerson } from '../people/person.js';

const DESKTOP = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:152.0) Gecko/20100101 Firefox/152.0',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Safari/605.1.15',
  'Mozilla/5.0 (X11; Linux x86_64; rv:152.0) Gecko/20100101 Firefox/152.0',
];
const PHONES = [
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_7 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.1 Mobile/15E148 Safari/604.1',
  'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Mobile Safari/537.36',
];

/** Gmail and Yahoo load images through proxies of their own when a person opens the message. */
const GMAIL_PROXY =
  'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';
const YAHOO_PROXY = 'YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html';

/** Apple's privacy proxy says no more than this. */
export const PRIVACY_PROXY = 'Mozilla/5.0';
/** Link scanners of companies look like a browser. */
export const SCANNER = DESKTOP[0]!;

/** The browser in which this person opens links. */
export function browserOf(person: SandboxPerson): string {
  const chance = chanceOf('browser', person.email);
  return chance.pick(person.provider === 'icloudy' || chance.hit(0.4) ? PHONES : DESKTOP);
}

/** What loads the images when this person opens a letter. */
export function imageLoaderOf(person: SandboxPerson): string {
  if (person.provider === 'gmele') return GMAIL_PROXY;
  return person.provider === 'yahuu' ? YAHOO_PROXY : browserOf(person);
}
