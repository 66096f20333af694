// npm run bench:<name>: builds what is stale, then runs one benchmark. Arguments go to it.
import { build } from './build.mjs';
import { run } from './steps.mjs';

const [script, ...args] = process.argv.slice(2);
build(['api']);
const types = await run('tsc', ['-b', 'bench']);
if (types.code !== 0) {
  console.error(types.output);
  process.exit(1);
}
const { code } = await run('node', [`bench/dist/${script}`, ...args], { show: true });
process.exitCode = code;
