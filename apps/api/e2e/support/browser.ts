import { AxeBuilder } from '@axe-core/playwright';
import { existsSync } from 'node:fs';
import { chromium, type Browser, type Page } from 'playwright-core';

const CHROMIUM = '/usr/bin/chromium';

/** Why no browser can be started here, in a sentence that says what to do, or null if one can. */
export const whyNoBrowser = (): string | null =>
  existsSync(CHROMIUM) ? null : 'Chromium is not installed: apt-get install chromium';

/** A real Chromium that keeps its own background requests to itself. */
export function startBrowser(): Promise<Browser> {
  const quiet = [
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
  return chromium.launch({
    executablePath: CHROMIUM,
    args: process.getuid?.() === 0 ? ['--no-sandbox', ...quiet] : quiet,
  });
}

/** What people with a screen reader or a keyboard would stumble over: serious and critical findings, each in a line. */
export async function barriers(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
    .exclude('iframe')
    .analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`);
}

/** Everything a page asked for beyond its own origin, and everything that failed in it. */
export function watchPage(page: Page, origin: string): { foreign: string[]; failures: string[] } {
  const seen = { foreign: [] as string[], failures: [] as string[] };
  page.on('request', (request) => {
    const url = request.url();
    if (url.startsWith('http') && !url.startsWith(origin)) seen.foreign.push(url);
  });
  page.on('pageerror', (error) => seen.failures.push(String(error)));
  return seen;
}
