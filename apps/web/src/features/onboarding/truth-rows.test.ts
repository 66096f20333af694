import { expect, test } from 'vitest';
import type { CampaignReport, SandboxMailing } from './api/onboarding';
import { agreeing, truthRows } from './truth-rows';

const mailing = {
  truth: { letters: { accepted: 1_948, refused: 52, clicked: 232 } },
} as unknown as SandboxMailing;
const funnel = {
  accepted: 1_948, bounced: 0, opened: 0, openedByMachine: 0, clicked: 231, bought: 0, replied: 0, autoReplied: 0,
  unsubscribed: 0, complained: 0,
}; // prettier-ignore
const report = { funnel, states: { rejected: 52 } } as unknown as CampaignReport;

test('each kind has the world’s number beside ours', () => {
  const rows = truthRows(mailing, report);
  expect(rows.find(({ key }) => key === 'refused')).toMatchObject({ did: 52, seen: 52 });
  expect(rows.find(({ key }) => key === 'clicked')).toMatchObject({ did: 232, seen: 231 });
  expect(agreeing(rows)).toBe(rows.length - 1);
});

test('a report that is on its way is missing, not zero', () => {
  expect(truthRows(mailing, null).every(({ seen }) => seen === null)).toBe(true);
});
