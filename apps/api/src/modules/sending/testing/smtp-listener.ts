import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface ListenerScript {
  /** `null` takes the recipient, a refusal is `[code, words]`, `hang` never answers. */
  rcpt?(to: string): [number, string] | 'hang' | null;
  /** The same for the final dot. */
  dot?(to: string): [number, string] | 'hang' | null;
  login?: { username: string; password: string };
  /** Takes bearer tokens (XOAUTH2) and asks whose each is. */
  tokenOf?(token: string): string | null;
  delayMs?: number;
  /** What SIZE says. */
  size?: number;
  /** Offers neither SMTPUTF8 nor 8BITMIME. */
  plain?: boolean;
}

/** An SMTP server on loopback that remembers what it took and does as a test says. */
export async function startListener(script: ListenerScript = {}) {
  const state = {
    port: 0,
    /** Recipients in the order of RCPT TO, whatever became of them. */
    asked: [] as string[],
    /** Recipients whose message was answered with 250. */
    accepted: [] as string[],
    messages: [] as string[],
    /** When each MAIL FROM came, by this process's clock. */
    begunAt: [] as number[],
    logins: 0,
    stop: (): Promise<void> => Promise.resolve(),
  };
  const refusal = ([responseCode, words]: [number, string]): Error =>
    Object.assign(new Error(words), { responseCode });
  const server = new SMTPServer({
    logger: false,
    authOptional: !script.login && !script.tokenOf,
    ...(script.tokenOf ? { authMethods: ['XOAUTH2'] } : {}),
    allowInsecureAuth: true,
    closeTimeout: 50,
    ...(script.size === undefined ? {} : { size: script.size }),
    hideSMTPUTF8: script.plain ?? false,
    hide8BITMIME: script.plain ?? false,
    onAuth(auth, _session, callback) {
      state.logins += 1;
      if (auth.method === 'XOAUTH2') {
        const user = script.tokenOf?.(auth.accessToken ?? '') ?? null;
        if (user !== null && user === auth.username) callback(null, { user });
        else callback(refusal([535, '5.7.8 Username and Password not accepted']));
      } else if (auth.password === script.login?.password) callback(null, { user: auth.username });
      else callback(refusal([535, '5.7.8 Username and Password not accepted']));
    },
    onMailFrom(_address, _session, callback) {
      state.begunAt.push(performance.now());
      callback();
    },
    onRcptTo({ address }, _session, callback) {
      state.asked.push(address);
      const answer = script.rcpt?.(address) ?? null;
      if (answer !== 'hang') callback(answer && refusal(answer));
    },
    onData(stream, session, callback) {
      const to = session.envelope.rcptTo[0]?.address ?? '';
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        state.messages.push(Buffer.concat(chunks).toString());
        const answer = script.dot?.(to) ?? null;
        if (answer === 'hang') return;
        if (!answer) state.accepted.push(to);
        setTimeout(() => callback(answer && refusal(answer)), script.delayMs ?? 0);
      });
    },
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  state.port = (server.server.address() as AddressInfo).port;
  state.stop = () => new Promise((resolve) => server.close(() => resolve()));
  return state;
}
