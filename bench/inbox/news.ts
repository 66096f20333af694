import { setTimeout as pause } from 'node:timers/promises';
import type { Dovecot } from '@mailwright/mailbox/testing/dovecot';
import { markedReply } from './letters.js';
import type { Page } from './page.js';

const LOOK_EVERY_MS = 10;
const PATIENCE_MS = 30_000;

/** Seconds from the delivery of a mail until the list of conversations shows it, over several mails. */
export async function measureNews(
  page: Page,
  dovecot: Dovecot,
  user: string,
  times: number,
): Promise<{ p50: number; max: number }> {
  const seconds: number[] = [];
  for (let n = 0; n < times; n++) {
    const mark = `news${n}x${Date.now().toString(36)}`;
    const since = performance.now();
    await dovecot.deliver(user, markedReply(mark, n));
    while (!(await shows(page, mark))) {
      if (performance.now() - since > PATIENCE_MS) throw new Error(`${mark} never came`);
      await pause(LOOK_EVERY_MS);
    }
    seconds.push((performance.now() - since) / 1_000);
  }
  seconds.sort((a, b) => a - b);
  const at = (part: number): number => Math.round((seconds[Math.floor(part)] ?? 0) * 1_000) / 1_000;
  return { p50: at(seconds.length / 2), max: at(seconds.length - 1) };
}

async function shows(page: Page, subject: string): Promise<boolean> {
  const { items } = await page.get<{ items: { subject: string }[] }>(
    `/inbox/conversations?limit=50&search=${subject}`,
  );
  return items.some((item) => item.subject === subject);
}
