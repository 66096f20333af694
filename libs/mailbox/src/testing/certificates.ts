import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const NEW_KEY = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';

/** A certificate signed by a throw-away authority; everything is PEM. */
export interface IssuedCertificate {
  /** The authority: what a client must trust. */
  ca: string;
  cert: string;
  key: string;
}

/** Makes an authority and one server certificate for `hosts` (names or addresses) with the `openssl` command, valid for two days. */
export async function issueCertificate(
  hosts: readonly string[] = ['localhost', '127.0.0.1'],
): Promise<IssuedCertificate> {
  const dir = await mkdtemp(join(tmpdir(), 'mw-ca-'));
  const at = (name: string) => join(dir, name);
  try {
    await writeFile(
      at('server.ext'),
      `subjectAltName=${hosts.map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',')}\nextendedKeyUsage=serverAuth\n`,
    );
    const openssl = (command: string, subject?: string) =>
      run('openssl', [...command.split(' '), ...(subject === undefined ? [] : ['-subj', subject])], {
        cwd: dir,
      });
    await openssl(
      `req -x509 ${NEW_KEY} -days 2 -addext keyUsage=critical,keyCertSign -keyout ca.key -out ca.crt`,
      '/CN=Throw-away test authority',
    );
    await openssl(`req -new ${NEW_KEY} -keyout server.key -out server.csr`, `/CN=${hosts[0] ?? 'localhost'}`);
    await openssl(
      'x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile server.ext -out server.crt',
    );
    const [ca, cert, key] = await Promise.all(
      ['ca.crt', 'server.crt', 'server.key'].map((name) => readFile(at(name), 'utf8')),
    );
    return { ca: ca!, cert: cert!, key: key! };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
