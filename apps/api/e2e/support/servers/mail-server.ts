import { connect } from 'node:net';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { eventually } from '@mailwright/testing';
import type { IssuedCertificate } from '@mailwright/mailbox/testing/certificates';
import { launchServers } from '@mailwright/mailbox/testing/server-process';

/** What a test wants of a mail server: to take mail of somebody who signed in, and to hand it to one LMTP server. */
export interface MailServerOptions {
  /** Domains whose mail is handed to the LMTP server, which knows the users: what it refuses comes back as a DSN. */
  domains: readonly string[];
  lmtpPort: number;
  certificate: IssuedCertificate;
  login: { username: string; password: string };
  /** Addresses that it refuses at RCPT: 550 5.1.1. */
  refused: readonly string[];
  /** Addresses that it puts off at RCPT: 451 4.7.1. */
  deferred: readonly string[];
}

/** A running mail server that can reach nothing but the LMTP server it was given. Everything it wrote is deleted by `stop()`. */
export interface MailServer {
  /** As it calls itself, with its version. */
  name: string;
  /** Without TLS at first. */
  port: number;
  /** Whether it offers STARTTLS on `port`. */
  startTls: boolean;
  /** TLS from the first byte; null where it cannot. */
  tlsPort: number | null;
  /** How one can sign in. */
  methods: readonly ('PLAIN' | 'LOGIN' | 'CRAM-MD5')[];
  log(): Promise<string>;
  stop(): Promise<void>;
}

/** Runs a server's command line in the foreground until `stop`, and resolves when it greets. */
export async function runUntilStopped(
  name: string,
  root: string,
  port: number,
  commands: readonly string[],
  log: () => Promise<string>,
): Promise<{ stop: () => Promise<void>; log: () => Promise<string> }> {
  const servers = await launchServers(root, commands, { PATH: '/usr/sbin:/usr/bin:/sbin:/bin' });
  const said = async () => `${await readFile(servers.console, 'utf8')}\n${await log()}`;
  try {
    await eventually(() => greets(port), { timeoutMs: 30_000 });
  } catch (error) {
    const words = await said();
    await servers.stop();
    throw new Error(`${name} did not start: ${words}`, { cause: error });
  }
  return { stop: () => servers.stop(), log: said };
}

async function greets(port: number): Promise<true> {
  const socket = connect({ host: '127.0.0.1', port });
  try {
    const [chunk] = (await once(socket, 'data')) as [Buffer];
    if (!chunk.toString().startsWith('220')) throw new Error(`It greets with ${chunk.toString()}`);
    return true;
  } finally {
    socket.destroy();
  }
}
