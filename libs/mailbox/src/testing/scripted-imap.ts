import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** One command as it came, e.g. `{ tag: '3', name: 'UID SEARCH', args: 'UID 1:5' }`. */
export interface ScriptedCommand {
  tag: string;
  name: string;
  args: string;
}

/** Lines to answer with (the tagged one included), or null to say nothing. Undefined: the built-in answer. */
export type ScriptedAnswer = string[] | null | undefined;

export interface ScriptedImap {
  port: number;
  /** All commands of all connections, in order. */
  received: ScriptedCommand[];
  stop(): Promise<void>;
}

/**
 * An IMAP server that does what a script says, for what no real server does on demand: refuse one message, lie about
 * counts, offer no IDLE. Literals from the client are not understood, so it cannot take an APPEND.
 */
export async function startScriptedImap(
  script: (command: ScriptedCommand) => ScriptedAnswer,
  capabilities = 'IMAP4rev1',
): Promise<ScriptedImap> {
  const received: ScriptedCommand[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.write(`* OK [CAPABILITY ${capabilities}] scripted\r\n`);
    let buffered = '';
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      for (let end = buffered.indexOf('\r\n'); end !== -1; end = buffered.indexOf('\r\n')) {
        const command = parse(buffered.slice(0, end));
        buffered = buffered.slice(end + 2);
        received.push(command);
        const scripted = script(command);
        const answer = scripted === undefined ? builtIn(command, capabilities) : scripted;
        if (answer !== null) socket.write(answer.map((line) => `${line}\r\n`).join(''), 'latin1');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: (server.address() as AddressInfo).port,
    received,
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

function parse(line: string): ScriptedCommand {
  const [tag = '', verb = '', ...rest] = line.split(' ');
  const twoWords = verb.toUpperCase() === 'UID';
  const name = (twoWords ? `UID ${rest.shift() ?? ''}` : verb).toUpperCase();
  return { tag, name, args: rest.join(' ') };
}

function builtIn({ tag, name }: ScriptedCommand, capabilities: string): string[] {
  switch (name) {
    case 'CAPABILITY':
      return [`* CAPABILITY ${capabilities}`, `${tag} OK done`];
    case 'LIST':
      return ['* LIST (\\HasNoChildren) "/" INBOX', `${tag} OK done`];
    case 'LOGOUT':
      return ['* BYE bye', `${tag} OK done`];
    default:
      return [`${tag} OK done`];
  }
}
