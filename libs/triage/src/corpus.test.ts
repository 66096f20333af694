import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { toAnswer, triage } from './index.js';
import type { Answer } from './index.js';

/**
 * The bars on a collection of real mails with labels that lies beside the project, not in it: its licences
 * differ per message and it holds addresses of real people. Where it is absent nothing is measured.
 */
const folder = resolve(import.meta.dirname, '../../../../shared/corpora');
const present = existsSync(resolve(folder, 'labels.jsonl'));
if (!present)
  process.stderr.write(`corpus.test.ts: SKIPPED, no collection of real mails at ../shared/corpora\n`);

interface Label {
  file: string;
  kind: string | null;
  accept_kinds: string[] | null;
  recipients?: string[];
  status: string | null;
  status_in_message?: boolean;
  smtp_code: number | null;
  smtp_code_in_message?: boolean;
  reply_text?: string | null;
  reply_text_alt?: string | string[];
}

const bounceKinds = ['hard_bounce', 'soft_bounce', 'delayed'];
const plain = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();
const set = (addresses: string[]) =>
  [...new Set(addresses.map((address) => address.toLowerCase().replace(/[<>]/g, '')))].sort().join(' ');

describe.skipIf(!present)('on the collection of real mails', () => {
  let pairs: [Label, Answer][] = [];
  let slowestMs = 0;

  beforeAll(async () => {
    const lines = readFileSync(resolve(folder, 'labels.jsonl'), 'utf8').split('\n').filter(Boolean);
    const labels = lines.map((line) => JSON.parse(line) as Label);
    const answer = async (label: Label): Promise<[Label, Answer]> => {
      const raw = readFileSync(resolve(folder, label.file));
      const started = performance.now();
      const verdict = await triage(raw, { now: new Date('2026-11-21') });
      slowestMs = Math.max(slowestMs, performance.now() - started);
      return [label, toAnswer(label.file, verdict)];
    };
    pairs = [];
    for (const label of labels) pairs.push(await answer(label));
  }, 60_000);

  /** The share of answers that are right, in percent, among the labels that say something about it. */
  function share(
    concerns: (label: Label) => boolean,
    right: (label: Label, answer: Answer) => boolean,
  ): number {
    const asked = pairs.filter(([label]) => concerns(label));
    return (100 * asked.filter(([label, answer]) => right(label, answer)).length) / asked.length;
  }

  const isBounce = (label: Label) => label.accept_kinds?.some((kind) => bounceKinds.includes(kind)) ?? false;

  it('every message is answered, none in more than a second', () => {
    expect(pairs.length).toBeGreaterThan(1_000);
    expect(slowestMs).toBeLessThan(1_000);
  });

  it('the kind is right in 97 of 100', () => {
    expect(
      share(
        (label) => !!label.accept_kinds,
        (label, answer) => label.accept_kinds!.includes(answer.kind),
      ),
    ).toBeGreaterThanOrEqual(97);
  });

  it('bounces are found, and nothing else is called one', () => {
    const inBounces = (label: Label) => isBounce(label) && label.file.startsWith('bounces/');
    expect(share(inBounces, (_, answer) => bounceKinds.includes(answer.kind))).toBeGreaterThanOrEqual(99.5);
    const others = (label: Label) => !!label.accept_kinds && !isBounce(label);
    expect(
      share(others, (_, answer) => !['hard_bounce', 'soft_bounce'].includes(answer.kind)),
    ).toBeGreaterThanOrEqual(99.5);
  });

  it('no reply is lost and no bounce wrongly called hard', () => {
    const replies = (label: Label) => label.accept_kinds?.join() === 'reply';
    expect(share(replies, (_, answer) => answer.kind === 'reply')).toBe(100);
    const notHard = (label: Label) => !!label.accept_kinds && !label.accept_kinds.includes('hard_bounce');
    expect(share(notHard, (_, answer) => answer.kind !== 'hard_bounce')).toBe(100);
  });

  it('nothing is suppressed that a person or a policy said', () => {
    const wrong = pairs.filter(([label, answer]) => {
      if (answer.action !== 'suppress') return false;
      const human =
        /^(?:replies|autoreplies)\//.test(label.file) &&
        !label.accept_kinds?.some((kind) => ['hard_bounce', 'unsubscribe'].includes(kind));
      return human || (/^[45]\.7\./.test(answer.status ?? '') && bounceKinds.includes(answer.kind));
    });
    expect(wrong.map(([label]) => label.file)).toEqual([]);
  });

  it('recipients and codes are those that are stated', () => {
    const named = (label: Label) => isBounce(label) && (label.recipients?.length ?? 0) > 0;
    expect(
      share(named, (label, answer) => set(label.recipients!) === set(answer.recipients)),
    ).toBeGreaterThanOrEqual(97);
    const status = (label: Label) => !!label.status && label.status_in_message !== false;
    expect(share(status, (label, answer) => label.status === answer.status)).toBeGreaterThanOrEqual(98.5);
    const code = (label: Label) => !!label.smtp_code && label.smtp_code_in_message !== false;
    expect(
      share(code, (label, answer) => String(label.smtp_code) === String(answer.smtpCode)),
    ).toBeGreaterThanOrEqual(98.5);
  });

  it('the new words of replies are exact in 82 of 100', () => {
    const exact = share(
      (label) => !!label.reply_text && label.kind === 'reply',
      (label, answer) =>
        [label.reply_text!, ...[label.reply_text_alt ?? []].flat()]
          .map(plain)
          .includes(plain(answer.replyText)),
    );
    expect(exact).toBeGreaterThanOrEqual(82);
  });
});
