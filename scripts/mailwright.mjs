// npm run --silent mailwright -- <command>: the command line, built where stale. Only "start" shows the web page.
import { runCli } from './run-cli.mjs';

const args = process.argv.slice(2);
await runCli(args, args[0] === 'start' ? ['api', 'web'] : ['api']);
