import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Dovecot, type DovecotOptions, startDovecot } from './dovecot.js';

/**
 * A Dovecot that takes bearer tokens and asks an authority about each (RFC 7662). `introspectionUrl` answers a POST with
 * `{"active":true,"email":"<login name>"}`; `mechanisms` are those that it offers for tokens.
 */
export async function startDovecotWithTokens(
  options: DovecotOptions & { introspectionUrl: string; mechanisms?: string },
): Promise<Dovecot> {
  const { introspectionUrl, mechanisms = 'xoauth2 oauthbearer', ...rest } = options;
  const dir = await mkdtemp(join(tmpdir(), 'mw-do-'));
  const settings = join(dir, 'oauth2.conf.ext');
  await writeFile(
    settings,
    `introspection_url = ${introspectionUrl}
introspection_mode = post
username_attribute = email
active_attribute = active
active_value = true
`,
  );
  const extraConfig = `
auth_mechanisms = plain login ${mechanisms}
# Otherwise a token that was taken once is believed without asking.
auth_cache_size = 0
passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${settings}
}
${rest.extraConfig ?? ''}`;
  const removed = () => rm(dir, { recursive: true, force: true });
  try {
    const dovecot = await startDovecot({ ...rest, extraConfig });
    return { ...dovecot, stop: () => dovecot.stop().then(removed) };
  } catch (error) {
    await removed();
    throw error;
  }
}
