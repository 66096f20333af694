import { expect, it } from 'vitest';
import { scoreSighting, type SightingFacts } from './score-sighting.js';

const CHROME =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/149.0.0.0 Safari/537.36';
const GMAIL = 'Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)';

const score = (facts: Partial<SightingFacts>) =>
  scoreSighting({
    what: 'click',
    method: 'GET',
    userAgent: CHROME,
    afterHead: false,
    sinceAcceptedMs: 60_000,
    ...facts,
  });

it.each<[string, Partial<SightingFacts>, boolean]>([
  ['a browser', {}, false],
  ['a browser right after acceptance', { sinceAcceptedMs: 100 }, false],
  ['a browser before acceptance was recorded', { sinceAcceptedMs: null }, false],
  ['a HEAD', { method: 'HEAD' }, true],
  ['a GET behind its HEAD', { afterHead: true }, true],
  ['Apple’s privacy proxy', { what: 'open', userAgent: 'Mozilla/5.0' }, true],
  ['Gmail’s picture cache', { what: 'open', userAgent: GMAIL }, false],
  ['Yahoo’s picture cache', { what: 'open', userAgent: 'YahooMailProxy; https://help.yahoo.com/kb/' }, false],
  ['a script', { userAgent: 'python-requests/2.31' }, true],
  ['a scanner that names itself', { userAgent: 'Barracuda Sentinel (EE)' }, true],
  ['Outlook on a phone', { what: 'open', userAgent: 'Outlook-iOS/2.0' }, false],
  [
    'Thunderbird',
    {
      what: 'open',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Thunderbird/128.3.0',
    },
    false,
  ],
  ['nobody who says a name', { userAgent: '' }, false],
  ['nobody who says a name, seconds after acceptance', { userAgent: '', sinceAcceptedMs: 500 }, true],
])('%s is judged right', (_, facts, machine) => {
  expect(score(facts).machine).toBe(machine);
});

it('says through which cache a picture was loaded, and names its evidence', () => {
  expect(score({ what: 'open', userAgent: GMAIL })).toMatchObject({ proxy: 'gmail', score: 0, evidence: [] });
  expect(score({ method: 'HEAD', sinceAcceptedMs: 10 }).evidence).toEqual([
    'head',
    'seconds_after_acceptance',
  ]);
});
