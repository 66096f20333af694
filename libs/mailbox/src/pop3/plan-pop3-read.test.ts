import {
  type Arbitrary,
  array,
  assert,
  constant,
  constantFrom,
  nat,
  oneof,
  property,
  record,
} from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identify, type KnownMessage, type ListedMessage, planPop3Read } from './plan-pop3-read.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const daysAgo = (days: number) => new Date(NOW.getTime() - days * 86_400_000);
const known = (uid: number, uidl: string, more: Partial<KnownMessage> = {}): KnownMessage => ({
  uid,
  uidl,
  size: 100,
  storedAt: daysAgo(10),
  present: true,
  whole: true,
  ...more,
});
const listed = (number: number, uidl: string, size: number | null = 100): ListedMessage => ({
  number,
  uidl,
  size,
});
const plan = (ours: KnownMessage[], theirs: ListedMessage[], days: number | null = null, complete = true) => {
  const { fetch, remove, gone } = planPop3Read(ours, theirs, complete, NOW, days);
  return {
    fetch: fetch.map(({ number }) => number),
    remove: remove.map(({ listed: { number }, uid }) => [number, uid]),
    gone,
  };
};

describe('planPop3Read', () => {
  it.each<[string, ReturnType<typeof plan>, ReturnType<typeof plan>]>([
    ['a first look', plan([], [listed(1, 'a'), listed(2, 'b')]), { fetch: [1, 2], remove: [], gone: [] }],
    ['nothing new', plan([known(1, 'a')], [listed(1, 'a')]), { fetch: [], remove: [], gone: [] }],
    [
      'other numbers for the same messages',
      plan([known(1, 'a'), known(2, 'b')], [listed(1, 'b'), listed(2, 'a')]),
      { fetch: [], remove: [], gone: [] },
    ],
    ['what somebody took away', plan([known(1, 'a')], []), { fetch: [], remove: [], gone: [1] }],
    [
      'a server that contradicts itself: nothing is gone',
      plan([known(1, 'a')], [], null, false),
      { fetch: [], remove: [], gone: [] },
    ],
    [
      'one that comes back',
      plan([known(1, 'a', { present: false })], [listed(1, 'a')]),
      { fetch: [1], remove: [], gone: [] },
    ],
    [
      'a UIDL that now belongs to another message',
      plan([known(1, 'a')], [listed(1, 'a', 200)]),
      { fetch: [1], remove: [], gone: [1] },
    ],
    [
      'one UIDL for two messages of one size: both are looked at',
      plan([known(1, 'a')], [listed(1, 'a'), listed(2, 'a')]),
      { fetch: [1, 2], remove: [], gone: [] },
    ],
    [
      'two of three equal ones left',
      plan([known(1, 'a'), known(2, 'a'), known(3, 'a')], [listed(1, 'a'), listed(2, 'a')]),
      { fetch: [], remove: [], gone: [3] },
    ],
    [
      'stored for ten days, to be deleted after seven',
      plan([known(4, 'a'), known(5, 'b', { storedAt: daysAgo(6) })], [listed(1, 'a'), listed(2, 'b')], 7),
      { fetch: [], remove: [[1, 4]], gone: [] },
    ],
    [
      'of which only the headers are stored, never to be deleted',
      plan([known(4, 'a', { whole: false })], [listed(1, 'a')], 7),
      { fetch: [], remove: [], gone: [] },
    ],
  ])('%s', (_, got, expected) => {
    expect(got).toEqual(expected);
  });
});

/** A made-up maildrop with a server that does everything servers are not supposed to do, and the reader's memory. */
interface Mail {
  content: string;
  size: number;
}
type Step =
  | { kind: 'arrives'; content: number }
  | { kind: 'taken_away'; at: number }
  | { kind: 'uidls_anew'; salt: number }
  | { kind: 'shuffled' }
  | { kind: 'reads'; batches: number; quit: 'ok' | 'lost_before' | 'lost_after' };

const contentOf = (n: number) => 'x'.repeat(n) + String(n % 4);
const steps: Arbitrary<Step[]> = array(
  oneof(
    { weight: 3, arbitrary: record({ kind: constant('arrives' as const), content: nat(12) }) },
    { weight: 1, arbitrary: record({ kind: constant('taken_away' as const), at: nat(5) }) },
    { weight: 1, arbitrary: record({ kind: constant('uidls_anew' as const), salt: nat(3) }) },
    { weight: 1, arbitrary: constant({ kind: 'shuffled' as const }) },
    {
      weight: 4,
      arbitrary: record({
        kind: constant('reads' as const),
        batches: nat(4),
        quit: constantFrom('ok' as const, 'lost_before' as const, 'lost_after' as const),
      }),
    },
  ),
  { maxLength: 30 },
);

describe('any interleaving of mail, deletions, new numbering and lost connections', () => {
  it('loses nothing, stores nothing twice under one number, and deletes only what is stored', () => {
    assert(
      property(steps, constantFrom(null, 0), (history, deleteAfterDays) => {
        let drop: Mail[] = [];
        let salt = 0;
        let nextUid = 1;
        let sound = true;
        const arrived: Mail[] = [];
        const stored = new Map<number, KnownMessage & { contentDigest: Buffer }>();
        // Contents repeat (a message that came twice), and so do UIDLs: of equal contents, and after a new numbering.
        const uidlOf = (mail: Mail) => `${(mail.content.length + salt) % 3}-${mail.content}`.slice(0, 3);
        const session = (batches: number, quit: 'ok' | 'lost_before' | 'lost_after') => {
          const there = [...drop];
          const list = there.map((mail, at) => ({ number: at + 1, uidl: uidlOf(mail), size: mail.size }));
          const todo = planPop3Read([...stored.values()], list, true, NOW, deleteAfterDays);
          for (const uid of todo.gone) stored.get(uid)!.present = false;
          const taken = new Set(todo.matched);
          for (const message of todo.fetch.slice(0, batches * 2)) {
            const contentDigest = Buffer.from(there[message.number - 1]!.content);
            const uid =
              identify([...stored.values()], { uidl: message.uidl, contentDigest }, taken) ?? nextUid++;
            taken.add(uid);
            const { uidl, size } = message;
            const before = stored.get(uid);
            const storedAt = before?.storedAt ?? NOW;
            // A number never gets another content.
            sound &&= before === undefined || before.contentDigest.equals(contentDigest);
            stored.set(uid, { uid, uidl, size, storedAt, present: true, whole: true, contentDigest });
          }
          const marked = todo.remove.filter(({ listed: { number }, uid }) =>
            Buffer.from(there[number - 1]!.content).equals(stored.get(uid)!.contentDigest),
          );
          if (quit === 'lost_before') return;
          const deleted = new Set(marked.map(({ listed: { number } }) => there[number - 1]!));
          drop = drop.filter((mail) => !deleted.has(mail));
          if (quit === 'ok') for (const { uid } of marked) stored.get(uid)!.present = false;
        };
        for (const step of history) {
          if (step.kind === 'arrives') {
            const content = contentOf(step.content);
            // Another message under the same UIDL has another size: of one that has not nobody could know.
            const mail = { content, size: content.length };
            arrived.push(mail);
            drop.push(mail);
          } else if (step.kind === 'taken_away') {
            const [mail] = drop.splice(step.at % Math.max(1, drop.length), 1);
            // Taken away before anybody looked: nobody could have read it.
            const digest = mail && Buffer.from(mail.content);
            if (digest && ![...stored.values()].some((one) => one.contentDigest.equals(digest)))
              arrived.splice(arrived.indexOf(mail), 1);
          } else if (step.kind === 'uidls_anew') salt = step.salt;
          else if (step.kind === 'shuffled') drop.reverse();
          else session(step.batches, step.quit);
        }
        // At last two undisturbed readings: the second sees what the first made room for.
        session(1_000, 'ok');
        session(1_000, 'ok');
        const held = new Set([...stored.values()].map((one) => one.contentDigest.toString()));
        // What is still there is stored, and what was deleted had been: content by content.
        expect(arrived.every(({ content }) => held.has(content))).toBe(true);
        expect(sound).toBe(true);
        for (const content of held) {
          const times = history.filter(
            (step) => step.kind === 'arrives' && contentOf(step.content) === content,
          );
          const rows = [...stored.values()].filter((one) => one.contentDigest.toString() === content);
          expect(rows.length).toBeLessThanOrEqual(times.length);
        }
        const before = stored.size;
        session(1_000, 'ok');
        expect(stored.size).toBe(before);
      }),
      { numRuns: 500 },
    );
  });
});
