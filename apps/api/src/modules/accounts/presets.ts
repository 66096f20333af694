import type { AccountPresets } from '@mailwright/contracts';
import { type MailboxPreset, mailboxPresets, pop3Presets } from '@mailwright/mailbox';
import { smtpPresets } from '@mailwright/smtp';
import { authorityOfPreset } from './oauth/authorities.js';

/** SMTP presets whose service has another name on the IMAP side. */
const SAME_SERVICE: Record<string, string> = {
  postfix: 'dovecot',
  exim: 'dovecot',
  opensmtpd: 'dovecot',
  generic: 'imap_993',
};

/** Who signs where nobody said: what is usual for the service. */
export const usualDkim = (preset: string): 'server' | 'ours' =>
  smtpPresets.find(({ key }) => key === preset)?.dkim ?? 'ours';

const signInWith = (preset: string) => authorityOfPreset(preset)?.provider ?? null;

export function presets(): AccountPresets {
  const imap = mailboxPresets.map(presentPreset);
  const known = new Set(imap.map(({ key }) => key));
  const smtp = smtpPresets.map((preset) => {
    const { key, name, host, port, security, help, otherPorts, login, limits, dkim } = preset;
    const twin = SAME_SERVICE[key] ?? key;
    return {
      key,
      name,
      host,
      port,
      security,
      hint: help,
      signInWith: signInWith(key),
      otherPorts: [...otherPorts],
      login,
      limits,
      dkim,
      imap: known.has(twin) ? twin : null,
    };
  });
  return { smtp, imap, pop3: pop3Presets.map(presentPreset) };
}

const presentPreset = ({ id, label, host, port, security, hint }: MailboxPreset) => ({
  key: id,
  name: label,
  host,
  port,
  security,
  hint,
  signInWith: signInWith(id),
});
