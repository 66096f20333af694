// npm start: builds what is stale, then starts Mailwright.
import { runCli } from './run-cli.mjs';

await runCli(['start', ...process.argv.slice(2)], ['api', 'web']);
