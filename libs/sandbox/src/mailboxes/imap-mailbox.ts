import hoodiecrow from 'hoodiecrow-imap';
import type { AddressInfo, Socket } from 'node:net';
import type { MailboxStore } from './mailbox-store.js';

/** A mailbox of the marketer, readable over IMAP on 127.0.0.1. */
export interface ImapMailbox {
  port: number;
  /** Puts a message into INBOX, on disk first; connected IDLE clients hear of it at once. */
  deliver(raw: string, act: string): { uid: number };
  /** The message that this act has put there before, if any. */
  deliveredBy(act: string): boolean;
  close(): Promise<void>;
}

export interface ImapMailboxOptions {
  host: string;
  port: number;
  username: string;
  password: string;
  store: MailboxStore;
}

const FOLDERS: Record<string, string> = {
  Sent: '\\Sent',
  Drafts: '\\Drafts',
  Junk: '\\Junk',
  Trash: '\\Trash',
};

/**
 * Starts the IMAP server of one mailbox (all users of one hoodiecrow share its folders). Messages come back with the
 * UIDs and the UIDVALIDITY they had before a restart.
 */
export async function openImapMailbox(options: ImapMailboxOptions): Promise<ImapMailbox> {
  const { store } = options;
  const server = hoodiecrow({
    plugins: ['ID', 'IDLE', 'ENABLE', 'CONDSTORE', 'UIDPLUS', 'MOVE', 'SPECIAL-USE', 'NAMESPACE', 'UNSELECT'],
    users: { [options.username]: { password: options.password } },
    storage: {
      INBOX: folder(store, 'INBOX'),
      '': {
        separator: '/',
        type: 'personal',
        folders: Object.fromEntries(
          Object.entries(FOLDERS).map(([name, use]) => [
            name,
            { ...folder(store, name), 'special-use': use },
          ]),
        ),
      },
    },
  });
  // Each connection listens for news: more than ten are no leak.
  server.setMaxListeners(0);
  const acts = new Set(store.messages.flatMap((message) => message.act ?? []));
  let currentAct: string | undefined;
  server.messageHandlers.push((_server, { uid, internaldate, flags, raw }, { path }) => {
    store.append({
      folder: path,
      uid,
      internaldate,
      flags,
      raw,
      ...(currentAct === undefined ? {} : { act: currentAct }),
    });
  });
  const sockets = trackConnections(server);
  await listen(server, options);

  return {
    port: (server.server.address() as AddressInfo).port,
    deliver(raw, act) {
      currentAct = act;
      try {
        const { message } = server.appendMessage('INBOX', [], internalDate(new Date()), raw);
        acts.add(act);
        return { uid: message.uid };
      } finally {
        currentAct = undefined;
      }
    },
    deliveredBy: (act) => acts.has(act),
    close: () =>
      new Promise((resolve) => {
        server.server.close(() => {
          store.close();
          resolve();
        });
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function folder(
  store: MailboxStore,
  name: string,
): { uidvalidity: number; messages: MailboxStore['messages'] } {
  return {
    uidvalidity: store.uidValidity,
    messages: store.messages.filter((message) => message.folder === name),
  };
}

function trackConnections(server: ReturnType<typeof hoodiecrow>): Set<Socket> {
  const sockets = new Set<Socket>();
  server.connectionHandlers.push((connection) => {
    const { socket } = connection;
    if (!socket) return;
    sockets.add(socket);
    socket.prependOnceListener('close', () => {
      sockets.delete(socket);
      // An IDLE that was cut off leaves a timer of half an hour; its own DONE is what clears it.
      if (connection.inputHandler) connection.inputHandler('DONE');
    });
  });
  return sockets;
}

async function listen(server: ReturnType<typeof hoodiecrow>, options: ImapMailboxOptions): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(options.port, options.host, () => {
      server.server.removeListener('error', reject);
      resolve();
    });
  });
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** IMAP date-time (RFC 9051) in UTC. */
function internalDate(at: Date): string {
  const day = String(at.getUTCDate()).padStart(2, '0');
  return `${day}-${MONTHS[at.getUTCMonth()]!}-${at.getUTCFullYear()} ${at.toISOString().slice(11, 19)} +0000`;
}
