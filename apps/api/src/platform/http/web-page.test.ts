import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { mountWebPage } from './web-page.js';

let directory: string;
let fastify: FastifyInstance;
beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'mailwright-page-'));
  mkdirSync(join(directory, 'page/assets'), { recursive: true });
  writeFileSync(join(directory, 'page/index.html'), '<!doctype html>the page');
  writeFileSync(join(directory, 'page/assets/a-1.js'), 'run()');
  writeFileSync(join(directory, 'secret.key'), 'the master key');
  fastify = Fastify();
  await mountWebPage(fastify, join(directory, 'page'));
});
afterAll(async () => {
  await fastify.close();
  rmSync(directory, { recursive: true });
});

test.each(['/', '/index.html', '/w/1/inbox'])(
  '%s is the page, with its policy and in no frame',
  async (url) => {
    const { body, headers } = await fastify.inject(url);
    expect(body).toContain('the page');
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  },
);

test.each([
  '/../secret.key',
  '/assets/../../secret.key',
  '/assets/..%2f..%2fsecret.key',
  '/%2e%2e/secret.key',
  '/..%5csecret.key',
  '/assets/%252e%252e/secret.key',
  '//../secret.key',
])('%s leaves the directory of the page for nobody', async (url) => {
  const { body } = await fastify.inject({ method: 'GET', url });
  expect(body).not.toContain('master key');
});

test('a file that is not there is an error, not the page', async () => {
  expect((await fastify.inject('/assets/gone-2.js')).statusCode).toBe(404);
});
