// One reader of the benchmark, in a process of its own: reads its configuration from the environment variable
// BENCH_CONFIG, starts the role and says so on standard output.
import { runRoles } from '@mailwright/api/main';
import type { Config } from '@mailwright/api/config';

const given = JSON.parse(process.env['BENCH_CONFIG'] ?? '{}') as Config & { masterKey: string };
const running = await runRoles({ ...given, masterKey: Buffer.from(given.masterKey, 'base64') }, ['inbox']);
process.stdout.write('ready\n');
process.on('SIGTERM', () => void running.stop().then(() => process.exit(0)));
