import { describe, expect, it } from 'vitest';
import { type FolderCursor, type FolderStatus, planFolderSync } from './plan-folder-sync.js';

const cursor = (lastUid: number, rest: Partial<FolderCursor> = {}): FolderCursor => ({
  path: 'INBOX',
  uidValidity: '7',
  lastUid,
  highestModseq: '90',
  ...rest,
});
const status = (uidNext: number | null, rest: Partial<FolderStatus> = {}): FolderStatus => ({
  path: 'INBOX',
  uidValidity: '7',
  uidNext,
  exists: 5,
  highestModseq: '91',
  ...rest,
});

describe('planFolderSync', () => {
  it.each([
    [
      'the first scan reads from UID 1',
      null,
      status(6),
      { kind: 'rescan', reason: 'first_scan', from: 1, to: 5 },
    ],
    [
      'the first scan of an empty folder still gives a cursor',
      null,
      status(1, { exists: 0 }),
      { kind: 'rescan', to: 0 },
    ],
    ['nothing new is nothing to do', cursor(5), status(6), { kind: 'unchanged', because: 'no_new_uid' }],
    [
      'new messages are read from the next UID',
      cursor(5),
      status(9),
      { kind: 'new_messages', from: 6, to: 8 },
    ],
    [
      'a new UIDVALIDITY means from the start',
      cursor(5),
      status(6, { uidValidity: '8' }),
      { kind: 'rescan', reason: 'uidvalidity_changed', from: 1, to: 5 },
    ],
    [
      'UIDs that went back mean from the start',
      cursor(50),
      status(6),
      { kind: 'rescan', reason: 'uids_went_back', from: 1, to: 5 },
    ],
    ['a folder that shrank is not read again', cursor(5), status(6, { exists: 1 }), { kind: 'unchanged' }],
    [
      'a folder that was emptied keeps its place',
      cursor(5),
      status(9, { exists: 0 }),
      { kind: 'unchanged', because: 'empty' },
    ],
    [
      'an equal modseq does not outvote a new UID',
      cursor(5),
      status(9, { highestModseq: '90' }),
      { kind: 'new_messages', from: 6, to: 8 },
    ],
    [
      'without UIDNEXT an equal modseq means unchanged',
      cursor(5),
      status(null, { highestModseq: '90' }),
      { kind: 'unchanged', because: 'same_modseq' },
    ],
    [
      'without UIDNEXT everything behind the cursor is asked for',
      cursor(5),
      status(null),
      { kind: 'new_messages', from: 6, to: null },
    ],
    [
      'without UIDNEXT and modseq it is always asked',
      cursor(5, { highestModseq: null }),
      status(null, { highestModseq: null }),
      { kind: 'new_messages', from: 6, to: null },
    ],
  ] as const)('%s', (_, from, now, expected) => {
    expect(planFolderSync(from, now)).toMatchObject(expected);
  });

  it('starts a scan with a cursor that covers nothing of it', () => {
    expect(planFolderSync(cursor(5), status(9))).toMatchObject({ base: { lastUid: 5, highestModseq: null } });
    expect(planFolderSync(cursor(5), status(6, { uidValidity: '8' }))).toMatchObject({
      base: { uidValidity: '8', lastUid: 0, highestModseq: null },
    });
  });
});
