import { hostname } from 'node:os';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import type { SmtpServer } from '../server.js';
import { chooseAuthMethod } from '../session/auth-method.js';
import { dial } from '../session/dial.js';
import { withToken } from '../session/xoauth2.js';
import { examineCertificate, type CertificateFacts } from './certificate.js';
import { SmtpDialogue, type Said } from './dialogue.js';
import { logIn, logInWithToken } from './login.js';
import { certificateMeaning, stepWords, type TestStepName } from './words.js';

export interface SmtpTestOptions {
  /** Return path to try; without it the last two steps are left out. Nothing is sent. */
  mailFrom?: string;
  /** Per step. Default 15 s: a person is waiting. */
  timeoutMs?: number;
  onlyLoopback?: boolean;
  lookup?: LookupFunction;
}

export interface SmtpTestStep {
  step: TestStepName;
  status: 'ok' | 'failed';
  /** The server's own words, or what was found out. */
  said: string | null;
  /** Only when failed. */
  meaning?: string;
  /** Only when failed: what to do. */
  advice?: string;
}

export interface SmtpTestReport {
  ok: boolean;
  /** In the order in which they were tried; the first that failed is the last. */
  steps: SmtpTestStep[];
  /** EHLO keywords with their values, after TLS. */
  offers: string[];
  certificate: CertificateFacts | null;
  durationMs: number;
}

/** Advice about passwords is no help to somebody who has none. */
const TOKEN_ADVICE =
  'Check that the user name is the address that you signed in with and that SMTP is allowed for it, then sign in again.';

class Failed extends Error {}

/**
 * Walks through what sending needs, one step at a time, without sending anything, and says of the first that fails
 * what it means and what to do. A password is said only over a verified TLS connection, as in a pool.
 */
export async function testSmtpServer(
  server: SmtpServer,
  options: SmtpTestOptions = {},
): Promise<SmtpTestReport> {
  const startedAt = performance.now();
  const { auth } = server;
  const walk = (token: string) => walkThrough(server, options, token);
  const test =
    auth?.method === 'XOAUTH2'
      ? await withToken(
          auth,
          walk,
          ({ steps }) => steps.at(-1)?.step === 'auth' && steps.at(-1)?.status === 'failed',
        )
      : await walk('');
  if ('status' in test) return withoutToken(test.error, performance.now() - startedAt);
  const { steps, offers, certificate } = test;
  const ok = steps.every(({ status }) => status === 'ok');
  return { ok, steps, offers, certificate, durationMs: performance.now() - startedAt };
}

async function walkThrough(
  server: SmtpServer,
  options: SmtpTestOptions,
  token: string,
): Promise<Walkthrough> {
  const test = new Walkthrough(server, options, token);
  try {
    await test.run();
  } catch (error) {
    if (!(error instanceof Failed)) throw error;
  }
  return test;
}

/** There is nothing to sign in with, so the server was not asked. */
function withoutToken(says: string, durationMs: number): SmtpTestReport {
  const step = {
    step: 'auth',
    status: 'failed',
    said: null,
    meaning: says,
    advice: 'Sign in again.',
  } as const;
  return { ok: false, steps: [step], offers: [], certificate: null, durationMs };
}

class Walkthrough {
  readonly steps: SmtpTestStep[] = [];
  offers: string[] = [];
  certificate: CertificateFacts | null = null;
  #secure = false;

  constructor(
    private readonly server: SmtpServer,
    private readonly options: SmtpTestOptions,
    private readonly token: string,
  ) {}

  async run(): Promise<void> {
    const { host, port, security, ownNetwork } = this.server;
    const { timeoutMs = 15_000, onlyLoopback, lookup } = this.options;
    const socket = await dial({ host, port, timeoutMs, onlyLoopback, ownNetwork, lookup });
    if ('status' in socket) {
      if (socket.stage !== 'resolve') this.#ok('resolve', host);
      this.#fail(socket.stage === 'resolve' ? 'resolve' : 'connect', socket.error);
    }
    this.#ok('resolve', socket.remoteAddress ?? host);
    this.#ok('connect', `${socket.remoteAddress ?? host}:${port}`);
    const dialogue = new SmtpDialogue(socket, timeoutMs);
    try {
      if (security === 'implicit_tls') await this.#encrypt(dialogue);
      this.#expect('greeting', await dialogue.read(), 220);
      await this.#hello(dialogue);
      if (security === 'starttls') await this.#startTls(dialogue);
      if (this.server.auth) await this.#logIn(dialogue);
      if (this.options.mailFrom !== undefined) await this.#tryIdentity(dialogue, this.options.mailFrom);
    } finally {
      dialogue.close();
    }
  }

  async #hello(dialogue: SmtpDialogue): Promise<void> {
    const said = await dialogue.say(`EHLO ${this.server.ehloName ?? ownName()}`);
    const lines = this.#expect('ehlo', said, 250).reply?.lines ?? [];
    this.offers = lines.slice(1).map((line) => line.trim());
  }

  async #startTls(dialogue: SmtpDialogue): Promise<void> {
    if (!this.offers.some((offer) => offer.toUpperCase() === 'STARTTLS')) {
      this.#fail('starttls', `The server offers: ${this.offers.join(', ') || 'nothing'}`);
    }
    const said = await dialogue.say('STARTTLS');
    if (said instanceof Error || said.reply?.code !== 220) this.#fail('starttls', wordsOf(said));
    await this.#encrypt(dialogue);
    await this.#hello(dialogue);
  }

  async #encrypt(dialogue: SmtpDialogue): Promise<void> {
    const { host, ca, allowInvalidCertificate } = this.server;
    const secure = await dialogue.upgrade(isIP(host) === 0 ? host : undefined, host, ca);
    if (secure instanceof Error) this.#fail('starttls', secure.message);
    this.#ok('starttls', secure.getProtocol());
    this.#secure = true;
    const { facts, problem } = examineCertificate(secure, host);
    this.certificate = facts;
    const words = `${facts.subject}, from ${facts.issuer}, valid to ${facts.validTo}`;
    if (problem === null) return this.#ok('certificate', words);
    if (allowInvalidCertificate)
      return this.#ok('certificate', `${words}. Not verified: ${certificateMeaning(problem)}`);
    this.#fail('certificate', words, certificateMeaning(problem));
  }

  async #logIn(dialogue: SmtpDialogue): Promise<void> {
    const { auth, allowPlaintextAuth } = this.server;
    if (!auth) return;
    if (!this.#secure && !allowPlaintextAuth) {
      this.#fail(
        'auth',
        null,
        'Without encryption the password would be readable on the way, so it was not sent.',
      );
    }
    const offered = this.offers
      .filter((offer) => /^AUTH[ =]/i.test(offer))
      .flatMap((offer) => offer.slice(5).toUpperCase().split(/\s+/));
    const method = chooseAuthMethod(auth, offered, this.#secure);
    if (method === null)
      this.#fail('auth', `The server offers to log in with: ${offered.join(', ') || 'nothing'}`);
    const said =
      auth.method === 'XOAUTH2'
        ? await logInWithToken(dialogue, auth.username, this.token)
        : await logIn(dialogue, auth, method);
    if (said instanceof Error || said.reply?.code !== 235) {
      if (auth.method === 'XOAUTH2') this.#fail('auth', wordsOf(said), stepWords.auth.meaning, TOKEN_ADVICE);
      this.#fail('auth', wordsOf(said));
    }
    this.#ok('auth', said.raw);
  }

  async #tryIdentity(dialogue: SmtpDialogue, mailFrom: string): Promise<void> {
    if (/[\r\n<>]/.test(mailFrom)) this.#fail('mailfrom', null, 'This is not an email address.');
    this.#expect('mailfrom', await dialogue.say(`MAIL FROM:<${mailFrom}>`), 250);
    this.#expect('reset', await dialogue.say('RSET'), 250);
  }

  #expect(step: TestStepName, said: Said | Error, code: number): Said {
    if (said instanceof Error || said.reply?.code !== code) this.#fail(step, wordsOf(said));
    this.#ok(step, said.raw);
    return said;
  }

  #ok(step: TestStepName, said: string | null): void {
    this.steps.push({ step, status: 'ok', said });
  }

  #fail(
    step: TestStepName,
    said: string | null,
    meaning: string = stepWords[step].meaning,
    advice: string = stepWords[step].advice,
  ): never {
    this.steps.push({ step, status: 'failed', said, meaning, advice });
    throw new Failed(step);
  }
}

function wordsOf(said: Said | Error): string {
  return said instanceof Error ? said.message : said.raw;
}

function ownName(): string {
  const name = hostname();
  return name.includes('.') ? name : '[127.0.0.1]';
}
