import { explainFailure } from './explain-failure.js';
import { describeFolders, type MailboxFolder } from './folder-role.js';
import { DEFAULT_MAX_MESSAGE_BYTES } from './message-limits.js';
import { ImapSession } from './imap-session.js';
import type { MailboxFailure } from './mailbox-failure.js';
import type { MailboxServer, ReadableServer } from './mailbox-server.js';
import { tryMaildrop } from './pop3/try-maildrop.js';
import { probeServer, type ServerProbe } from './probe-server.js';

export type MailboxTestStepName =
  'resolve' | 'connect' | 'tls' | 'certificate' | 'greeting' | 'login' | 'folders' | 'inbox';

export interface MailboxTestStep {
  name: MailboxTestStepName;
  /** `warning`: it works, and a person should know something about it. `skipped`: not reached, or not asked for. */
  state: 'ok' | 'warning' | 'failed' | 'skipped';
  /** What was seen, in one sentence. */
  detail: string;
  failure?: MailboxFailure;
}

export interface MailboxTestReport {
  ok: boolean;
  /** In the order in which they are tried with this kind of protection. */
  steps: MailboxTestStep[];
  capabilities: string[];
  folders: MailboxFolder[];
}

/**
 * Tries a mailbox step by step and reports each in words: what was seen, what the server said, what it means, what to
 * do. It sends the password only after the protection that was asked for stands, and leaves the mailbox as it was.
 */
export async function testMailboxServer(server: ReadableServer): Promise<MailboxTestReport> {
  const report: MailboxTestReport = { ok: false, steps: [], capabilities: [], folders: [] };
  const probe = await probeServer(server);
  report.steps.push(...probeSteps(server, probe));
  const login =
    probe.failed === undefined &&
    (await (server.protocol === 'pop3' ? tryMaildrop(server, report) : tryMailbox(server, report)));
  report.ok = login && report.steps.every((step) => step.state !== 'failed');
  fillSkipped(server, report.steps);
  return report;
}

function orderOf(server: ReadableServer): MailboxTestStepName[] {
  const middle: MailboxTestStepName[] =
    server.security === 'implicit_tls'
      ? ['tls', 'certificate', 'greeting']
      : ['greeting', 'tls', 'certificate'];
  const folders: MailboxTestStepName[] = server.protocol === 'pop3' ? [] : ['folders'];
  return ['resolve', 'connect', ...middle, 'login', ...folders, 'inbox'];
}

function probeSteps(server: ReadableServer, probe: ServerProbe): MailboxTestStep[] {
  const steps: MailboxTestStep[] = [];
  const seen: Partial<Record<MailboxTestStepName, string>> = {
    ...(probe.addresses && { resolve: `${server.host} is ${probe.addresses.join(', ')}.` }),
    ...(probe.connected === true && { connect: `Port ${server.port} answers.` }),
    ...(probe.greeting !== undefined && { greeting: `The server says: ${probe.greeting}` }),
    ...(probe.tls && { tls: `The connection is encrypted with ${probe.tls.protocol}.` }),
    ...(probe.tls && {
      certificate: `It is for ${probe.tls.names || probe.tls.subject}, valid to ${probe.tls.validTo}.`,
    }),
  };
  for (const name of orderOf(server)) {
    if (probe.failed?.step === name) {
      const failure = explainFailure(probe.failed.error);
      const detail = [name === 'certificate' ? seen.certificate : undefined, failure.meaning]
        .filter(Boolean)
        .join(' ');
      steps.push({ name, state: 'failed', detail, failure });
      return steps;
    }
    const detail = seen[name];
    if (detail !== undefined) steps.push({ name, state: 'ok', detail });
  }
  return steps.map((step) => withWarning(server, probe, step));
}

function withWarning(server: ReadableServer, probe: ServerProbe, step: MailboxTestStep): MailboxTestStep {
  if (step.name === 'certificate' && probe.tls?.authorizationError && server.allowInvalidCertificate) {
    const detail = `${step.detail} It is not trusted (${probe.tls.authorizationError}), which this account allows: whoever sits in between can read the password.`;
    return { ...step, state: 'warning', detail };
  }
  if (step.name === 'greeting' && server.security === 'none') {
    return { ...step, state: 'warning', detail: `${step.detail} The password travels unencrypted.` };
  }
  return step;
}

async function tryMailbox(server: MailboxServer, report: MailboxTestReport): Promise<boolean> {
  let step: MailboxTestStepName = 'login';
  const passed = (detail: string) => report.steps.push({ name: step, state: 'ok', detail });
  let session: ImapSession | undefined;
  try {
    session = await ImapSession.open(server, DEFAULT_MAX_MESSAGE_BYTES);
    report.capabilities = [...session.client.capabilities.keys()];
    passed(`The server accepts the login of ${server.auth.username}.`);

    step = 'folders';
    report.folders = describeFolders(await session.command((client) => client.list()));
    passed(describeRoles(report.folders));

    step = 'inbox';
    const inbox = report.folders.find(({ role }) => role === 'inbox')?.path ?? 'INBOX';
    const { exists } = await session.examine(inbox);
    passed(`The inbox opens read-only and holds ${exists} messages.`);
    return true;
  } catch (error) {
    const failure = explainFailure(error);
    report.steps.push({ name: step, state: 'failed', detail: failure.meaning, failure });
    return false;
  } finally {
    await session?.close();
  }
}

function describeRoles(folders: readonly MailboxFolder[]): string {
  const named = folders.filter(({ role }) => role !== 'other').map(({ path, role }) => `${role}: ${path}`);
  return `${folders.length} folders; ${named.join(', ')}.`;
}

function fillSkipped(server: ReadableServer, steps: MailboxTestStep[]): void {
  const order = orderOf(server);
  for (const name of order) {
    if (steps.some((step) => step.name === name)) continue;
    const unasked = server.security === 'none' && (name === 'tls' || name === 'certificate');
    const detail = unasked
      ? 'This account uses no encryption.'
      : steps.some(({ state }) => state === 'failed')
        ? 'Not tried, because a step before it failed.'
        : 'Not tried this time.';
    steps.push({ name, state: 'skipped', detail });
  }
  steps.sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
}
