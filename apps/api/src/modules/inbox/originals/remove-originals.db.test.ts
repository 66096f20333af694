import { afterAll, beforeAll, expect, test } from 'vitest';
import { type InboxBench, openInboxBench } from '../testing/inbox-bench.js';
import { reply } from '../testing/letters.js';
import { RemoveOriginalsJob } from './remove-originals.job.js';

let bench: InboxBench;
beforeAll(async () => {
  bench = await openInboxBench();
});
afterAll(() => bench.close());

const letter = reply({ text: 'Do you sell tea?' });
/** A workspace with one message that was read so many days ago. */
async function readAgo(days: number, keep: number | null) {
  const scene = await bench.scene();
  await scene.take([letter]);
  await bench.all('update workspaces set keep_originals_days = $2 where id = $1', [scene.ws, keep]);
  const [message] = await bench
    .all<{ id: string }>(
      'update inbox_messages set recorded_at = now() - make_interval(days => $2) where workspace_id = $1 returning id',
      [scene.ws, days],
    )
    .then(() =>
      bench.all<{ id: string }>('select id from inbox_messages where workspace_id = $1', [scene.ws]),
    );
  return { scene, id: message!.id };
}

test('an original goes after the days that are set; what was understood stays, and the page says so', async () => {
  const old = await readAgo(31, 30);
  const young = await readAgo(29, 30);
  const kept = await readAgo(3_000, null);
  const job = new RemoveOriginalsJob(bench.database);
  await job.perform();
  await job.perform();
  await expect(bench.conversations.raw(old.scene.ws, old.id)).rejects.toThrow(
    'The original was removed after 30 days as set.',
  );
  for (const { scene, id } of [young, kept])
    expect((await bench.conversations.raw(scene.ws, id)).toString()).toBe(letter.replace(/\n/g, '\r\n'));
  const [conversation] = (await bench.conversations.list(old.scene.ws, { limit: 50 })).items;
  const { messages } = await bench.conversations.get(old.scene.ws, conversation!.id);
  expect(messages.at(-1)).toMatchObject({ words: 'Do you sell tea?', originalRemovedAfterDays: 30 });
});

test('a workspace keeps originals for a year unless it says otherwise', async () => {
  const scene = await bench.scene();
  expect(
    await bench.all('select keep_originals_days as days from workspaces where id = $1', [scene.ws]),
  ).toEqual([{ days: 365 }]);
});
