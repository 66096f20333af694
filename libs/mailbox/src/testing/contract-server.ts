import hoodiecrow from 'hoodiecrow-imap';
import type { MailboxServer } from '../index.js';
import { startCourier, skipWithoutCourier } from './courier.js';
import { startCyrus, skipWithoutCyrus } from './cyrus.js';
import { skipWithoutDovecot, startDovecot } from './dovecot.js';
import { freePort } from './free-port.js';

const users = ['anna', 'bob', 'carl', 'dora', 'emil', 'fay', 'gus', 'hal', 'ida', 'joe', 'kim'].map(
  (name) => ({
    name,
    password: 'correct horse',
  }),
);

/** One of the servers that the contract of reading is held against, with users of their own. */
export interface ContractServer {
  /** How our reader logs in there, with STARTTLS where there is TLS. */
  server(user: string, more?: Partial<MailboxServer>): MailboxServer;
  imapsPort: number | null;
  /** How a mail agent beside IMAP puts a message there, byte for byte; null where there is none of that kind. */
  drop: ((user: string, raw: string | Buffer) => Promise<void>) | null;
  stop(): Promise<void>;
}

export interface ContractCase {
  label: string;
  /** Why it cannot be started: see `skipWithoutDovecot`. */
  skip: (ci: string | undefined) => boolean;
  start: () => Promise<ContractServer>;
  /** What is expected of this one. */
  offers: {
    condstore: boolean;
    roleSource: 'server' | 'name';
    /** Gives a folder that was made anew another UIDVALIDITY. */
    renumbers: boolean;
    /** Mail can be put there beside IMAP: see `ContractServer.drop`. */
    drops: boolean;
    /** How a folder below the top is called. */
    folder: (name: string) => string;
  };
}

export const dovecotCase: ContractCase = {
  label: 'Dovecot',
  skip: skipWithoutDovecot,
  start: async () => {
    const dovecot = await startDovecot({ users });
    return { ...over(dovecot), drop: (user, raw) => dovecot.deliver(user, raw), stop: () => dovecot.stop() };
  },
  offers: {
    condstore: true,
    roleSource: 'server',
    folder: (name) => name,
    renumbers: true,
    drops: true,
  },
};

export const cyrusCase: ContractCase = {
  label: 'Cyrus',
  skip: skipWithoutCyrus,
  start: async () => {
    const cyrus = await startCyrus({ users });
    return { ...over(cyrus), drop: null, stop: () => cyrus.stop() };
  },
  offers: {
    condstore: true,
    roleSource: 'name',
    folder: (name) => `INBOX/${name}`,
    renumbers: true,
    drops: false,
  },
};

export const courierCase: ContractCase = {
  label: 'Courier',
  skip: skipWithoutCourier,
  start: async () => {
    const courier = await startCourier({ users });
    return { ...over(courier), drop: (user, raw) => courier.deliver(user, raw), stop: () => courier.stop() };
  },
  offers: {
    condstore: false,
    roleSource: 'name',
    folder: (name) => `INBOX.${name}`,
    renumbers: true,
    drops: true,
  },
};

export const sandboxCase: ContractCase = {
  label: 'hoodiecrow, the server of the sandbox',
  skip: () => false,
  start: startSandboxServer,
  offers: {
    // It says so, and answers every question about changes with everything.
    condstore: false,
    roleSource: 'server',
    folder: (name) => name,
    renumbers: false,
    drops: false,
  },
};

/** A server whose users share its ports. */
const over = ({ imapPort, imapsPort, ca }: { imapPort: number; imapsPort: number; ca: string }) => ({
  imapsPort,
  server: (user: string, more: Partial<MailboxServer> = {}): MailboxServer => ({
    ...login(user, imapPort),
    security: 'starttls',
    ca,
    ...more,
  }),
});

const login = (username: string, port: number): MailboxServer => ({
  protocol: 'imap',
  host: 'localhost',
  port,
  security: 'none',
  allowInvalidCertificate: false,
  auth: { method: 'auto', username, password: 'correct horse' },
  onlyLoopback: true,
});

/** All users of one hoodiecrow share its mail: each gets one. */
async function startSandboxServer(): Promise<ContractServer> {
  const ports = new Map<string, number>();
  const servers: ReturnType<typeof hoodiecrow>[] = [];
  for (const { name, password } of users) {
    const port = await freePort();
    const special = (use: string) => ({ 'special-use': use });
    const folders = { Sent: special('\\Sent'), Junk: special('\\Junk'), Trash: special('\\Trash') };
    const imap = hoodiecrow({
      plugins: ['IDLE', 'UIDPLUS', 'MOVE', 'SPECIAL-USE'],
      users: { [name]: { password } },
      storage: { INBOX: {}, '': { separator: '/', folders } },
    });
    await new Promise<void>((resolve) => imap.listen(port, '127.0.0.1', resolve));
    ports.set(name, port);
    servers.push(imap);
  }
  return {
    server: (user, more = {}) => ({ ...login(user, ports.get(user) ?? 0), host: '127.0.0.1', ...more }),
    imapsPort: null,
    drop: null,
    stop: async () => {
      for (const imap of servers) await new Promise<void>((resolve) => imap.close(resolve));
    },
  };
}
