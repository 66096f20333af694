// npm run check: types, lint, format, boundaries, unused code, unit tests; what each took. `--fix` formats.
import { run } from './steps.mjs';

const fix = process.argv.includes('--fix');
const steps = [
  ['types', 'tsc', ['-b']],
  ['lint', 'oxlint', ['--type-aware']],
  ['format', 'prettier', [fix ? '--write' : '--check', '--log-level', 'warn', '--cache', '.']],
  ['boundaries', 'node', ['scripts/boundaries.mjs']],
  ['unused', 'knip', ['--no-progress', '--cache']],
  ['unit tests', 'vitest', ['run', '--project', 'unit', '--reporter', 'dot']],
];

// Two at a time, in this order: more only slows each other down on two cores.
const waiting = [...steps];
let failed = 0;
const begun = performance.now();
await Promise.all([work(), work()]);
console.log(
  `${failed === 0 ? 'all good' : `${failed} of ${steps.length} failed`} in ${seconds((performance.now() - begun) / 1000)}`,
);
process.exitCode = failed === 0 ? 0 : 1;

async function work() {
  for (let step = waiting.shift(); step; step = waiting.shift()) {
    const [name, program, args] = step;
    const {
      code,
      output,
      seconds: took,
    } = await run(program, args, { env: { NO_COLOR: '1', FORCE_COLOR: undefined } });
    if (code !== 0) {
      failed += 1;
      console.log(`\n${output.trim()}\n`);
    }
    console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name.padEnd(12)} ${seconds(took)}`);
  }
}

function seconds(value) {
  return `${value.toFixed(1)} s`;
}
