import { once } from 'node:events';
import type { Command } from 'commander';

export function addTriageCommand(program: Command): void {
  program
    .command('triage')
    .summary('say what messages are: bounce, complaint, auto-reply, unsubscribe, reply')
    .description(
      'Judges messages in files (RFC 5322, as .eml or in a Maildir), folders recursively. Needs no database.',
    )
    .argument('<path...>', 'files or folders')
    .option('--json', 'one JSON line per message and nothing else')
    .action(async (paths: string[], options: { json?: boolean }) => {
      const [{ explain, toAnswer }, { judge }, { messageFiles }, { resolve }, { invokedFrom }] =
        await Promise.all([
          import('@mailwright/triage'),
          import('./triage/judge.js'),
          import('./triage/message-files.js'),
          import('node:path'),
          import('../config/invoked-from.js'),
        ]);
      for (const given of paths) {
        for await (const file of messageFiles(resolve(invokedFrom(), given), given)) {
          const judged = await judge(file);
          if ('error' in judged) process.exitCode = 1;
          if (options.json) {
            await say(
              JSON.stringify(
                'verdict' in judged ? toAnswer(file.name, judged.verdict) : unread(file.name, judged.error),
              ),
            );
          } else {
            await say(
              `${file.name}\n${indented('verdict' in judged ? explain(judged.verdict) : judged.error)}\n`,
            );
          }
        }
      }
    });
}

/** The same shape as an answer, so that a reader of the lines finds a kind on each. */
function unread(file: string, error: string): object {
  const nothing = {
    status: null,
    smtpCode: null,
    category: null,
    originalMessageId: null,
    replyText: null,
    returnDate: null,
  };
  return { file, kind: 'other', recipients: [], action: 'none', ...nothing, evidence: [], error };
}

const indented = (text: string): string => text.replaceAll(/^/gm, '  ');

/** Waits for a slow reader instead of piling the answers up. */
async function say(line: string): Promise<void> {
  if (!process.stdout.write(`${line}\n`)) await once(process.stdout, 'drain');
}
