import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { expect, test } from 'vitest';
import { captureProcess } from './capture-process.js';
import { freePort } from './free-port.js';
import { watchResources } from './leaks.js';

const node = (script: string) => captureProcess(spawn(process.execPath, ['-e', script], { stdio: 'pipe' }));

test('waits for what a process says and stops it by a signal', async () => {
  const child = node('console.log("up"); setInterval(() => {}, 1000)');
  await child.says('up');
  expect(await child.stop()).toEqual({ code: null, signal: 'SIGTERM' });
  expect(child.stdout()).toBe('up\n');
});

test('waiting for words fails at once when the process ends without them', async () => {
  const child = node('console.error("no"); process.exitCode = 3');
  await expect(child.says('yes')).rejects.toThrow(/it ended with exit code 3 without yes in:\nno/);
  expect((await child.ended).code).toBe(3);
});

test('a server that a test leaves open is told by its kind', async () => {
  const check = watchResources();
  const server = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await expect(check(50)).rejects.toThrow('left open by the test: TCPServerWrap × 1');
  await new Promise((resolve) => server.close(resolve));
  await check();
});
