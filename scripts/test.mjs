// npm test: builds what is stale, then runs all tests. Arguments go to vitest. In CI the last line on standard output
// is `tests: N passed, N failed`, and a skipped test is a failed one: there, nothing may be missing.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from './build.mjs';
import { run } from './steps.mjs';

const isCi = /^(1|true)$/i.test(process.env.CI ?? '');
const directory = mkdtempSync(join(tmpdir(), 'mailwright-report-'));
const report = join(directory, 'report.json');
try {
  process.exitCode = await test();
} finally {
  rmSync(directory, { recursive: true });
}

async function test() {
  try {
    build(['api', 'web']);
  } catch (error) {
    console.error(error.message);
    if (isCi) console.log('tests: 0 passed, 1 failed');
    return 1;
  }
  const args = ['run', '--reporter', 'default', '--reporter', 'json', `--outputFile.json=${report}`];
  const { code } = await run('vitest', [...args, ...process.argv.slice(2)], { show: true });
  const { passed, failed, skipped } = counts(code);
  if (isCi) {
    for (const name of skipped) console.log(`skipped, which CI does not allow: ${name}`);
    console.log(`tests: ${passed} passed, ${failed + skipped.length} failed`);
    return failed + skipped.length > 0 ? 1 : code;
  }
  return code;
}

/** From vitest's report. A run that failed without a failed test (a crash, an unhandled rejection) counts as one. */
function counts(code) {
  let results;
  try {
    results = JSON.parse(readFileSync(report, 'utf8')).testResults;
  } catch {
    return { passed: 0, failed: 1, skipped: [] };
  }
  const tests = results.flatMap((file) => file.assertionResults.map((one) => ({ ...one, file: file.name })));
  const having = (...states) => tests.filter((one) => states.includes(one.status));
  const brokenFiles = results.filter(
    (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
  );
  const failed = having('failed').length + brokenFiles.length;
  return {
    passed: having('passed').length,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: having('skipped', 'pending', 'todo', 'disabled').map((one) => one.fullName),
  };
}
