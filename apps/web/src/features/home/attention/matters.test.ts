import { describe, expect, it } from 'vitest';
import type { AccountTrouble, CampaignLine, ContactImport, LiveCampaign } from '../api/home';
import { mattersOf } from './matters';

const now = new Date('2026-11-21T12:00:00Z');
const nothing = { troubles: [], running: [], campaigns: [], imports: [], now, locale: 'en-GB' };
const counts = {
  queued: 0,
  in_flight: 0,
  deferred: 0,
  accepted: 94,
  rejected: 6,
  uncertain: 0,
  skipped: 0,
  total: 100,
};
const line = (more: object) =>
  ({
    id: 'c',
    name: 'Win-back',
    state: 'finished',
    stateSays: '',
    launchedAt: '2026-11-20T12:00:00Z',
    counts,
    ...more,
  }) as CampaignLine;
const imported = (more: object) =>
  ({
    id: 'i',
    fileName: 'fair.csv',
    state: 'finished',
    counts: { rows: 1204, rejected: 30, duplicate: 8 },
    finishedAt: '2026-11-20T12:00:00Z',
    ...more,
  }) as ContactImport;
const trouble = (more: object) =>
  ({
    about: 'mailbox',
    id: 'm',
    title: 'hello@ is paused',
    says: '',
    severity: 'look',
    action: { kind: 'resume', label: 'Resume' },
    ...more,
  }) as AccountTrouble;

describe('what needs attention', () => {
  it('is nothing when all is well', () => {
    expect(
      mattersOf({
        ...nothing,
        campaigns: [line({ counts: { ...counts, rejected: 1 } })],
        imports: [imported({ counts: { rows: 5, rejected: 0, duplicate: 2 } })],
      }),
    ).toEqual([]);
  });

  it('gives each matter one fix, the worst first', () => {
    const stopped = {
      campaign: { id: 's', name: 'Cold', state: 'stopped', stateSays: '5.1 % bounced.' },
    } as LiveCampaign;
    const matters = mattersOf({
      ...nothing,
      troubles: [trouble({})],
      running: [stopped],
      campaigns: [line({})],
      imports: [imported({})],
    });
    expect(matters.map(({ fix }) => fix.does)).toEqual(['live', 'resume', 'refused', 'rejects']);
    expect(matters.map(({ title }) => title)).toEqual([
      'Cold was stopped',
      'hello@ is paused',
      'Win-back: 6.0\u00a0% of addresses were refused',
      'Import “fair.csv” kept back 38 of 1,204 rows',
    ]);
  });

  it('forgets what is long past', () => {
    const past = '2026-10-01T12:00:00Z';
    expect(
      mattersOf({
        ...nothing,
        campaigns: [line({ launchedAt: past })],
        imports: [imported({ finishedAt: past })],
      }),
    ).toEqual([]);
  });

  it('sends to the senders what only settings can fix', () => {
    const matters = mattersOf({
      ...nothing,
      troubles: [trouble({ action: { kind: 'enter_password', label: 'Sign in' } })],
    });
    expect(matters[0]?.fix).toEqual({ does: 'senders', label: 'Sign in' });
  });
});
