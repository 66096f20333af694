import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { isIP } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

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
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'];
  try {
    await writeFile(
      at('server.ext'),
      `subjectAltName=${hosts.map((host) => `${isIP(host) ? 'IP' : 'DNS'}:${host}`).join(',')}\nextendedKeyUsage=serverAuth\n`,
    );
    await run('openssl', [
      ...['req', '-x509', ...newKey, '-days', '2', '-subj', '/CN=Throw-away test authority'],
      ...['-addext', 'keyUsage=critical,keyCertSign', '-keyout', at('ca.key'), '-out', at('ca.crt')],
    ]);
    await run('openssl', [
      ...['req', '-new', ...newKey, '-subj', `/CN=${hosts[0] ?? 'localhost'}`],
      ...['-keyout', at('server.key'), '-out', at('server.csr')],
    ]);
    await run('openssl', [
      ...['x509', '-req', '-in', at('server.csr'), '-CA', at('ca.crt'), '-CAkey', at('ca.key')],
      ...['-CAcreateserial', '-days', '2', '-extfile', at('server.ext'), '-out', at('server.crt')],
    ]);
    const [ca, cert, key] = await Promise.all(
      ['ca.crt', 'server.crt', 'server.key'].map((name) => readFile(at(name), 'utf8')),
    );
    return { ca: ca!, cert: cert!, key: key! };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}
