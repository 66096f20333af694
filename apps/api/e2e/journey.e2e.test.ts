import { eventually } from '@mailwright/testing';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { barriers, startBrowser, watchPage, whyNoBrowser } from './support/browser.js';
import { Mailwright } from './support/mailwright-in-process.js';

const impossible = whyNoBrowser();
if (impossible !== null) {
  if (process.env['CI'] === 'true') throw new Error(impossible);
  process.stderr.write(`skipped: ${impossible}\n`);
}

/** The first quarter of an hour, as a marketer lives it: every test goes on where the one before ended. */
describe.skipIf(impossible !== null)('the first journey in Chromium', () => {
  let mailwright: Mailwright;
  let browser: Browser;
  let page: Page;
  let origin: string;
  let seen: ReturnType<typeof watchPage>;

  beforeAll(async () => {
    mailwright = await Mailwright.start(['api', 'sender', 'inbox', 'jobs', 'sandbox']);
    origin = `http://127.0.0.1:${mailwright.config.port}`;
    browser = await startBrowser();
    page = await (await browser.newContext({ viewport: { width: 1440, height: 1000 } })).newPage();
    page.setDefaultTimeout(20_000);
    seen = watchPage(page, origin);
  });
  afterAll(async () => {
    await browser?.close();
    await mailwright?.stop();
  });

  it('creates the owner', async () => {
    await page.goto(origin);
    await page.getByLabel('Your name').fill('Ines Hartmann');
    await page.getByLabel('Email').fill('ines@northlight.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('a quiet post office');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Create the owner' }).click();
    await page.getByRole('heading', { name: 'Where do you want to begin?' }).waitFor();
  });

  it('opens a sandbox with a campaign that is ready to go', async () => {
    await page.getByRole('button', { name: 'Open a sandbox' }).click();
    await page.getByRole('button', { name: 'Send the sample' }).waitFor({ timeout: 60_000 });
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'Look inside first' }).click();
    await page.getByText('2,000 people').first().waitFor();
  });

  it('sends it after a look at the checklist, with a way back', async () => {
    await page.getByLabel('Seconds to take it back').fill('2');
    await page.getByText('Saved').first().waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: 'Review and schedule' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send to 2,000' }).click();
    await page.getByRole('button', { name: 'Take it back' }).waitFor();
  });

  it('watches it go out until it is finished, with numbers that add up', async () => {
    await page.waitForURL(/\/live$/, { timeout: 30_000 });
    await page.getByRole('link', { name: 'Open the report' }).waitFor({ timeout: 90_000 });
    const parts = await page.getByRole('main').getByRole('listitem').allInnerTexts();
    const of = (word: string): number =>
      Number(
        /[\d,]+/.exec(parts.find((part) => part.includes(word)) ?? '')?.[0]?.replaceAll(',', '') ??
          Number.NaN,
      );
    expect(of('accepted') + of('trying again') + of('rejected') + of('uncertain') + of('waiting')).toBe(
      of('people'),
    );
    expect(of('people')).toBe(2_000);
    expect(await barriers(page)).toEqual([]);
  });

  it('reads in the report what it earned', async () => {
    await page.getByRole('link', { name: 'Open the report' }).click();
    await page
      .getByRole('heading', { name: /It earned €[\d,]+, and \d+ people answered\./ })
      .waitFor({ timeout: 60_000 });
    expect(await barriers(page)).toEqual([]);
  });

  it('answers a person, and the answer leaves', async () => {
    await page
      .getByRole('link', { name: /^Inbox/ })
      .first()
      .click();
    await page
      .getByRole('region', { name: 'People' })
      .getByRole('listitem')
      .first()
      .getByRole('button')
      .click();
    await page
      .getByRole('textbox', { name: /answer|write/i })
      .first()
      .fill('Thank you! I will call you on Tuesday morning.');
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('button', { name: /^Send/ }).first().click();
    await eventually(() => accepted('reply'), { timeoutMs: 45_000, everyMs: 250 });
  });

  it('sees deliverability and ROI', async () => {
    await page.getByRole('link', { name: 'Deliverability' }).first().click();
    await page.getByText(/mails were taken/).waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole('link', { name: 'ROI', exact: true }).first().click();
    await page.getByText('Aurora, autumn roast').first().waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  it('works on a phone in the dark', async () => {
    const phone = await (
      await browser.newContext({
        viewport: { width: 390, height: 844 },
        colorScheme: 'dark',
        storageState: await page.context().storageState(),
      })
    ).newPage();
    const workspace = new URL(page.url()).pathname.split('/')[2];
    for (const place of ['', '/inbox', '/campaigns', '/contacts', '/senders', '/settings', '/templates']) {
      await phone.goto(`${origin}/w/${workspace}${place}`);
      await phone.getByRole('heading', { level: 1 }).first().waitFor();
      expect([place, await barriers(phone)]).toEqual([place, []]);
      const wide = await phone.evaluate('document.documentElement.scrollWidth > window.innerWidth');
      expect([place, wide]).toEqual([place, false]);
    }
  });

  it('asked nobody but this server, and nothing failed on the way', () => {
    expect(seen).toEqual({ foreign: [], failures: [] });
  });

  async function accepted(kind: string): Promise<boolean> {
    const found = await mailwright.query<{ accepted: number }>(
      `select count(*)::int as accepted from deliveries d join mailings m on m.workspace_id = d.workspace_id and m.id = d.mailing_id where m.kind = $1 and d.state = 'accepted'`,
      [kind],
    );
    return (found[0]?.accepted ?? 0) > 0;
  }
});
