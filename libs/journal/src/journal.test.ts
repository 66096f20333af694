import {
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
  appendFileSync,
  unlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { eventually } from '@mailwright/testing';
import { decodeKey, encodeKey } from './delivery-key.js';
import { openJournal, type Journal } from './journal.js';
import { currentOwner } from './owner.js';
import { replayJournals, weighEvidence, type ReplayedJournal } from './replay.js';

const place = { senderId: 'sender', instanceId: 'one' };
const ids = {
  mailingId: '0198c0de-0000-7000-8000-000000000001',
  contactId: '0198c0de-0000-7000-8000-0000000000ff',
};
const key = (attempt: number) => encodeKey({ ...ids, attempt });
const accepted = { status: 'accepted', code: 250, reply: '250 2.0.0 Ok “ü”' };

let directory: string;
let open: Journal[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'journal-'));
});
afterEach(() => {
  for (const journal of open.splice(0)) journal.close();
  rmSync(directory, { recursive: true, force: true });
});

function journalWith(segmentBytes?: number): Journal {
  const journal = openJournal({ directory, ...place, fsyncEveryMs: 0, segmentBytes });
  open.push(journal);
  return journal;
}

const folder = () => join(directory, 'sender', 'one');
const segments = () =>
  readdirSync(folder())
    .filter((name) => name.endsWith('.journal'))
    .sort();
const segment = (index: number) => join(folder(), segments()[index] ?? 'none');

/** As if the writer had been killed: its files stay, its lock names a process that is no more. */
function leaveBehind(owner: object = { startedAt: 'long ago' }): void {
  writeFileSync(join(folder(), 'owner'), JSON.stringify({ ...currentOwner(), ...owner }));
}

function replayed(): ReplayedJournal {
  const [journal] = replayJournals(directory);
  if (!journal) throw new Error('no journal was found');
  return journal;
}

test('evidence comes back in order, with keys, fencing tokens and outcomes', () => {
  const journal = journalWith();
  journal.bodyEnding(key(1), 2n ** 60n);
  journal.bodyEnding(key(2), 5n);
  journal.reply(key(2), 5n, accepted);
  leaveBehind();
  const { records, complete } = replayed();
  expect(records.map(({ phase, fencing }) => [phase, fencing])).toEqual([
    ['body_ending', 2n ** 60n],
    ['body_ending', 5n],
    ['reply', 5n],
  ]);
  expect(records.map((record) => decodeKey(record.key).attempt)).toEqual([1, 2, 2]);
  expect(records[2]?.outcome).toEqual(accepted);
  expect(complete).toBe(true);
  expect(weighEvidence(records)).toMatchObject([
    { verdict: 'uncertain', outcome: null },
    { verdict: 'replied', outcome: accepted },
  ]);
});

test('a key that is no UUID and a name that leaves the directory are refused', () => {
  expect(() => encodeKey({ ...ids, mailingId: 'x', attempt: 1 })).toThrow('Not a UUID');
  expect(() => openJournal({ directory, senderId: '../x', instanceId: 'one', fsyncEveryMs: 0 })).toThrow(
    'folder',
  );
});

describe('segments', () => {
  test('are deleted when all that they hold is in the database, in whatever order it got there', async () => {
    const journal = journalWith(1_000);
    for (let attempt = 1; attempt <= 40; attempt += 1) {
      journal.bodyEnding(key(attempt), 1n);
      journal.reply(key(attempt), 1n, accepted);
    }
    const before = journal.segments;
    expect(before).toBeGreaterThan(3);
    journal.settled(Array.from({ length: 39 }, (_, index) => key(40 - index)));
    expect(journal.segments).toBe(before);
    journal.settled([key(1)]);
    await eventually(() => journal.segments === 1);
    expect(segments()).toHaveLength(1);
    expect(journal.unsettled).toBe(0);
  });

  test('a checkpoint keeps what is still in flight', () => {
    const journal = journalWith(1_000);
    for (let attempt = 1; attempt <= 20; attempt += 1) {
      journal.bodyEnding(key(attempt), 1n);
      if (attempt !== 15) journal.reply(key(attempt), 1n, accepted);
    }
    journal.checkpoint();
    expect(journal.unsettled).toBe(1);
    leaveBehind();
    const evidence = weighEvidence(replayed().records);
    expect(
      evidence.filter(({ verdict }) => verdict === 'uncertain').map((each) => decodeKey(each.key).attempt),
    ).toEqual([15]);
  });

  test('closing with nothing unsettled leaves nothing; otherwise the rest can be replayed at once', () => {
    const journal = journalWith();
    journal.bodyEnding(key(1), 1n);
    journal.close();
    expect(replayed().records).toHaveLength(1);
    expect(() => journal.bodyEnding(key(2), 1n)).toThrow('closed');
    rmSync(folder(), { recursive: true });
    const second = journalWith();
    second.bodyEnding(key(1), 1n);
    second.reply(key(1), 1n, accepted);
    second.checkpoint();
    second.close();
    expect(readdirSync(join(directory, 'sender'))).toEqual([]);
  });
});

describe('damage', () => {
  function three(): void {
    const journal = journalWith();
    for (const attempt of [1, 2, 3]) journal.bodyEnding(key(attempt), 1n);
    leaveBehind();
  }

  test('an unfinished last record is torn: nothing had followed from it', () => {
    three();
    const bytes = readFileSync(segment(0));
    for (const cut of [1, 20, 52]) {
      writeFileSync(segment(0), bytes.subarray(0, bytes.length - cut));
      const journal = replayed();
      expect(journal.records).toHaveLength(2);
      expect(journal).toMatchObject({ complete: true, problems: [], tornBytes: 53 - cut });
      journal.release();
    }
  });

  test('zeros at the end, as a power failure leaves them, are torn too', () => {
    three();
    appendFileSync(segment(0), Buffer.alloc(4_096));
    expect(replayed()).toMatchObject({ complete: true, tornBytes: 4_096, records: { length: 3 } });
  });

  test('a flipped bit in the middle is reported, and what comes after it is still read', () => {
    three();
    const bytes = readFileSync(segment(0));
    for (let at = 8 + 53; at < 8 + 106; at += 1) {
      const damaged = Buffer.from(bytes);
      damaged[at] = (damaged[at] ?? 0) ^ 0x10;
      writeFileSync(segment(0), damaged);
      const journal = replayed();
      expect(journal.records.map((record) => decodeKey(record.key).attempt)).toEqual([1, 3]);
      expect(journal.complete).toBe(false);
      expect(journal.problems).toMatchObject([{ offset: 61, bytes: 53, what: 'corrupt' }]);
      journal.release();
    }
  });

  test('a missing segment is reported', () => {
    const journal = journalWith(100);
    for (let attempt = 1; attempt <= 9; attempt += 1) journal.bodyEnding(key(attempt), 1n);
    leaveBehind();
    unlinkSync(segment(1));
    expect(replayed()).toMatchObject({ complete: false, problems: [{ what: 'missing_segment' }] });
  });

  test('a file that is no journal is reported', () => {
    three();
    writeFileSync(segment(0), 'something else entirely');
    expect(replayed()).toMatchObject({
      complete: false,
      problems: [{ what: 'not_a_journal' }, { what: 'corrupt' }],
    });
  });
});

describe('whose journal it is', () => {
  test('after a reboot the absence of a record proves nothing', () => {
    journalWith().bodyEnding(key(1), 1n);
    leaveBehind({ bootId: 'another' });
    expect(replayed()).toMatchObject({ complete: false, problems: [] });
  });

  test('a writer in another container counts as alive while it touches its lock', () => {
    journalWith().bodyEnding(key(1), 1n);
    leaveBehind({ pidNamespace: 'pid:[1]', pid: 1 });
    expect(replayJournals(directory)).toEqual([]);
    expect(replayJournals(directory, { now: () => Date.now() + 60_000 })).toHaveLength(1);
  });

  test('is read by one process at a time, and can be given back', () => {
    journalWith().bodyEnding(key(1), 1n);
    leaveBehind();
    const first = replayed();
    expect(replayJournals(directory)).toEqual([]);
    first.release();
    expect(replayJournals(directory, { senderId: 'sender' })).toHaveLength(1);
    expect(replayJournals(directory, { senderId: 'nobody' })).toEqual([]);
  });

  test('is not opened over evidence that nobody has replayed', () => {
    journalWith().bodyEnding(key(1), 1n);
    leaveBehind();
    expect(() => journalWith()).toThrow('replay it first');
    replayed().done();
    open = [];
    journalWith().bodyEnding(key(1), 1n);
  });

  test('an outcome that is too long for a record is refused, not cut', () => {
    const journal = journalWith();
    expect(() => journal.reply(key(1), 1n, { reply: 'x'.repeat(200_000) })).toThrow(RangeError);
    leaveBehind();
    expect(replayed()).toMatchObject({ records: [], problems: [] });
  });

  test('a directory that does not exist yet holds no journals', () => {
    expect(replayJournals(join(directory, 'missing'))).toEqual([]);
  });
});
