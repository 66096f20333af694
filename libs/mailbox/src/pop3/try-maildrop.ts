import { explainFailure } from '../explain-failure.js';
import type { Pop3Server } from '../mailbox-server.js';
import type { MailboxTestReport, MailboxTestStep, MailboxTestStepName } from '../test-mailbox-server.js';
import { Pop3Session } from './pop3-session.js';

/** Login and a look at the maildrop, for a report; nothing is read and nothing deleted. True where both worked. */
export async function tryMaildrop(server: Pop3Server, report: MailboxTestReport): Promise<boolean> {
  let step: MailboxTestStepName = 'login';
  let session: Pop3Session | undefined;
  try {
    session = await Pop3Session.open(server);
    const { capabilities } = session;
    report.capabilities = capabilities.names;
    report.steps.push(ok('login', `The server accepts the login of ${server.auth.username}.`));
    step = 'inbox';
    const { messages } = await session.stat();
    report.steps.push(
      withExpiry(ok('inbox', `The mailbox holds ${messages} messages.`), capabilities.expireDays),
    );
    return true;
  } catch (error) {
    const failure = explainFailure(error);
    if (failure.kind === 'in_use') {
      // RFC 2449 section 8.1.2: the login was right. Most likely it is our own reader that is in there.
      report.steps.push({
        name: 'login',
        state: 'warning',
        detail: `The login is right, but somebody has the mailbox open just now: ${failure.serverWords ?? ''}`,
      });
      return true;
    }
    report.steps.push({ name: step, state: 'failed', detail: failure.meaning, failure });
    return false;
  } finally {
    await session?.part();
  }
}

const ok = (name: MailboxTestStepName, detail: string): MailboxTestStep => ({ name, state: 'ok', detail });

/** RFC 2449 section 6.7: with EXPIRE the server deletes by its own rule, whatever we leave there. */
function withExpiry(step: MailboxTestStep, days: number | null): MailboxTestStep {
  if (days === null) return step;
  const rule =
    days === 0
      ? 'This server deletes a mail as soon as it has been read.'
      : `This server itself deletes mails after ${days} days.`;
  return { ...step, state: 'warning', detail: `${step.detail} ${rule}` };
}
