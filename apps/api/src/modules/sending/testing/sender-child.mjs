// A sender in a process of its own, which a test kills. The sources are TypeScript with constructor parameters, which
// Node cannot run by itself: Vite, which runs the tests, loads them.
import { runnerImport } from 'vite';

const conditions = ['source', 'node'];
await runnerImport(new URL('./sender-child.ts', import.meta.url).pathname, {
  configFile: false,
  logLevel: 'error',
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  oxc: { decorator: { legacy: true, emitDecoratorMetadata: true } },
});
