import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';

/** What a script answers a command with: raw text, `DROP` (the connection ends), `SILENCE`, or undefined for the built-in answer. */
export type Pop3Script = (
  command: string,
  session: { number: number; say(text: string): void },
) => string | undefined;
export const DROP = 'drop';
export const SILENCE = 'silence';

/** One message of the made-up maildrop; it stays until a QUIT after its DELE succeeds. */
export interface ScriptedMessage {
  uidl: string;
  raw: string;
}

export interface ScriptedPop3 {
  port: number;
  /** The maildrop as it is; tests change it between sessions. */
  messages: ScriptedMessage[];
  /** All commands of all sessions, in order. */
  received: string[];
  /** Connections so far. */
  sessions(): number;
  script: Pop3Script;
  /** What CAPA answers. */
  capabilities: string[];
  greeting: string;
  stop(): Promise<void>;
}

/** A small POP3 server that keeps RFC 1939's rules, DELE until QUIT included, and breaks them where a script says so. */
export async function startScriptedPop3(messages: ScriptedMessage[] = []): Promise<ScriptedPop3> {
  const sockets = new Set<Socket>();
  let sessions = 0;
  const state: ScriptedPop3 = {
    port: 0,
    messages,
    received: [],
    sessions: () => sessions,
    script: () => undefined,
    capabilities: ['USER', 'UIDL', 'TOP', 'PIPELINING', 'RESP-CODES', 'AUTH-RESP-CODE', 'SASL PLAIN LOGIN'],
    greeting: '+OK scripted',
    stop: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
    const number = (sessions += 1);
    const say = (text: string) => void socket.write(text, 'latin1');
    const drop = maildropOf(state);
    say(`${state.greeting}\r\n`);
    let buffered = '';
    let mute = false;
    socket.on('data', (chunk) => {
      buffered += chunk.toString('latin1');
      for (let end = buffered.indexOf('\r\n'); end !== -1; end = buffered.indexOf('\r\n')) {
        const command = buffered.slice(0, end);
        buffered = buffered.slice(end + 2);
        if (mute) continue;
        state.received.push(command);
        const answer = state.script(command, { number, say }) ?? drop(command);
        if (answer === SILENCE) mute = true;
        else if (answer === DROP) return socket.destroySoon();
        else say(answer);
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  state.port = (server.address() as AddressInfo).port;
  return state;
}

/** One session with the maildrop as it was when it began. */
function maildropOf(state: ScriptedPop3): (command: string) => string {
  const seen = [...state.messages];
  const deleted = new Set<ScriptedMessage>();
  const multiLine = (lines: readonly string[]) =>
    `+OK\r\n${lines.map((line) => `${line}\r\n`).join('')}.\r\n`;
  const listed = (line: (message: ScriptedMessage, number: number) => string) =>
    multiLine(seen.flatMap((one, at) => (deleted.has(one) ? [] : [line(one, at + 1)])));
  const content = (text: string) => `+OK\r\n${stuffed(text)}.\r\n`;
  return (command) => {
    const [verb = '', number = ''] = command.split(' ');
    const message = seen[Number(number) - 1];
    switch (verb.toUpperCase()) {
      case 'CAPA':
        return multiLine(state.capabilities);
      case 'STAT':
        return `+OK ${seen.length - deleted.size} ${seen.reduce((sum, { raw }) => sum + raw.length, 0)}\r\n`;
      case 'LIST':
        return listed(({ raw }, at) => `${at} ${raw.length}`);
      case 'UIDL':
        return listed(({ uidl }, at) => `${at} ${uidl}`);
      case 'RETR':
        return message ? content(message.raw) : '-ERR no such message\r\n';
      case 'TOP':
        return message
          ? content(message.raw.slice(0, message.raw.indexOf('\r\n\r\n') + 4))
          : '-ERR no such message\r\n';
      case 'DELE':
        if (message) deleted.add(message);
        return message ? '+OK marked\r\n' : '-ERR no such message\r\n';
      case 'RSET':
        deleted.clear();
        return '+OK\r\n';
      case 'QUIT':
        state.messages = state.messages.filter((one) => !deleted.has(one));
        return '+OK bye\r\n';
      default:
        return '+OK\r\n';
    }
  };
}

const stuffed = (text: string): string =>
  `${text.replace(/(^|\r\n)\./g, '$1..')}${text.endsWith('\r\n') ? '' : '\r\n'}`;
