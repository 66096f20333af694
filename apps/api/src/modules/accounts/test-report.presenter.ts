import type { ConnectionTest } from '@mailwright/contracts';
import type { MailboxTestReport, MailboxTestStepName, ReadableServer } from '@mailwright/mailbox';
import type { SmtpServer, SmtpTestReport, SmtpTestStep, TestStepName } from '@mailwright/smtp';

type Step = ConnectionTest['steps'][number];

const smtpTitles: Record<TestStepName, string> = {
  resolve: 'Find the server',
  connect: 'Reach its port',
  greeting: 'Greeting',
  ehlo: 'Introduction',
  starttls: 'Encryption',
  certificate: 'Certificate',
  auth: 'Sign-in',
  mailfrom: 'From address',
  reset: 'End of the trial',
};
const readingTitles: Record<MailboxTestStepName, string> = {
  resolve: 'Find the server',
  connect: 'Reach its port',
  greeting: 'Greeting',
  tls: 'Encryption',
  certificate: 'Certificate',
  login: 'Sign-in',
  folders: 'Folders',
  inbox: 'Inbox',
};

/** Steps in which `said` is a line of the server; in the others it is what we saw. */
const SERVER_SPEAKS = new Set<TestStepName>(['greeting', 'ehlo', 'auth', 'mailfrom', 'reset']);
/** An EHLO reply can be long, and a page is not a log. */
const WORDS_SHOWN = 600;

export function presentSmtpTest(
  server: SmtpServer,
  report: SmtpTestReport,
  withMailFrom: boolean,
): ConnectionTest {
  const steps = report.steps.map((step) => smtpStep(server, step));
  const reached = new Set(report.steps.map(({ step }) => step));
  const skipped = plannedSmtp(server, withMailFrom).filter((step) => !reached.has(step));
  const says = report.ok
    ? server.auth
      ? `${server.host} takes the sign-in of ${server.auth.username}.`
      : `${server.host} answers. No sign-in was asked for.`
    : (steps.findLast(({ state }) => state === 'failed')?.meaning ?? 'It does not work.');
  return {
    ok: report.ok,
    says,
    steps: [...steps, ...skipped.map((step) => notTried(step, smtpTitles[step]))],
    durationMs: Math.round(report.durationMs),
    testedAt: new Date().toISOString(),
  };
}

function smtpStep(server: SmtpServer, { step, status, said, meaning, advice }: SmtpTestStep): Step {
  const words = said?.trim().slice(0, WORDS_SHOWN) ?? null;
  const speaks = SERVER_SPEAKS.has(step) || status === 'failed';
  // The library says of an unverified certificate that was allowed what is wrong with it; it is no reason for joy.
  const unverified =
    step === 'certificate' && server.allowInvalidCertificate && (words?.includes('Not verified') ?? false);
  return {
    step,
    title: smtpTitles[step],
    state: status === 'failed' ? 'failed' : unverified ? 'warning' : 'ok',
    said: speaks ? null : words,
    serverWords: speaks ? words : null,
    meaning: meaning ?? null,
    advice: advice ?? null,
  };
}

function plannedSmtp(server: SmtpServer, withMailFrom: boolean): TestStepName[] {
  const secure: TestStepName[] = server.security === 'none' ? [] : ['starttls', 'certificate'];
  const middle: TestStepName[] =
    server.security === 'implicit_tls' ? [...secure, 'greeting', 'ehlo'] : ['greeting', 'ehlo', ...secure];
  return [
    'resolve',
    'connect',
    ...middle,
    ...(server.auth ? (['auth'] as const) : []),
    ...(withMailFrom ? (['mailfrom'] as const) : []),
  ];
}

const notTried = (step: string, title: string): Step => ({
  step,
  title,
  state: 'skipped',
  said: 'Not tried, because a step before it failed.',
  serverWords: null,
  meaning: null,
  advice: null,
});

export function presentMailboxTest(
  server: ReadableServer,
  report: MailboxTestReport,
  durationMs: number,
): ConnectionTest {
  const failure = report.steps.find(({ state }) => state === 'failed')?.failure;
  return {
    ok: report.ok,
    says: report.ok
      ? `${server.host} lets ${server.auth.username} read the mailbox.`
      : (failure?.meaning ?? 'It does not work.'),
    steps: report.steps.map(({ name, state, detail, failure: why }) => ({
      step: name,
      title: readingTitles[name],
      state,
      said: state === 'failed' ? null : detail,
      serverWords: why?.serverWords?.slice(0, WORDS_SHOWN) ?? null,
      meaning: state === 'failed' ? detail : null,
      advice: why?.remedy ?? null,
    })),
    durationMs: Math.round(durationMs),
    testedAt: new Date().toISOString(),
  };
}
