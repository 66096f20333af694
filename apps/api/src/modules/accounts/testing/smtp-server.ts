import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** A real SMTP server on 127.0.0.1 with a login and a certificate that it signed itself. */
export async function startSmtpServer(
  login: { username: string; password: string },
  options: SMTPServerOptions = {},
) {
  const passwords: string[] = [];
  const server = new SMTPServer({
    logger: false,
    authMethods: ['PLAIN', 'LOGIN'],
    allowInsecureAuth: true,
    closeTimeout: 50,
    onAuth(auth, _session, callback) {
      passwords.push(auth.password ?? '');
      if (auth.username === login.username && auth.password === login.password)
        callback(null, { user: login.username });
      else callback(new Error('Invalid username or password'));
    },
    ...options,
  });
  server.on('error', () => undefined);
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');
  return {
    port: (server.server.address() as AddressInfo).port,
    /** Every password that was said to it. */
    passwords,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}
