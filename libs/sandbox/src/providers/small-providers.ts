import type { Provider } from './provider.js';

/** iCloud's words. */
export const icloudy: Provider = {
  key: 'icloudy',
  domain: 'icloudy.test',
  host: 'mx01.mail.icloudy.test',
  dsnStyle: 'postfix',
  accepted: ({ id }) => `2.0.0 Ok: queued as ${id.toUpperCase()}`,
  objections: {
    unknown: ({ to }) => ({ code: 550, lines: [`5.1.1 <${to}>: user does not exist`] }),
    full: ({ to }) => ({ code: 452, lines: [`4.2.2 <${to}>: user is over quota, please try again later`] }),
    over_quota: ({ to }) => ({ code: 552, lines: [`5.2.2 <${to}>: user is over quota`] }),
    greylisted: () => ({
      code: 450,
      lines: ['4.7.1 [CS01] Service temporarily unavailable, please try again later'],
    }),
    throttled: () => ({
      code: 421,
      lines: [
        '4.7.1 [HCM1] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      ],
    }),
    blocked: () => ({
      code: 554,
      lines: [
        '5.7.1 [CS01] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      ],
    }),
  },
};

/** A middling freemail provider on Postfix. */
export const gmixed: Provider = {
  key: 'gmixed',
  domain: 'gmixed.test',
  host: 'mx00.gmixed.test',
  dsnStyle: 'postfix',
  accepted: ({ id }) => `2.0.0 Ok: queued as ${id.toUpperCase()}`,
  objections: {
    unknown: ({ to }) => ({
      code: 550,
      lines: [`5.1.1 <${to}>: Recipient address rejected: User unknown in virtual mailbox table`],
    }),
    full: ({ to }) => ({
      code: 452,
      lines: [`4.2.2 <${to}>: Recipient address rejected: Mailbox is full / Quota exceeded`],
    }),
    over_quota: ({ to }) => ({
      code: 552,
      lines: [`5.2.2 <${to}>: Recipient address rejected: Quota exceeded (mailbox for user is full)`],
    }),
    greylisted: ({ to }) => ({
      code: 450,
      lines: [
        `4.7.1 <${to}>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/gmixed.test.html`,
      ],
    }),
    throttled: () => ({
      code: 421,
      lines: [
        '4.7.0 mx00.gmixed.test Error: too many messages from 127.0.0.1, slow down and try again later',
      ],
    }),
    blocked: () => ({
      code: 550,
      lines: ['5.7.1 Message rejected: refused by the content policy of this site'],
    }),
  },
};

/** A small company's own server (Exim); `domain` is replaced by the company's where it is printed. */
export const company: Provider = {
  key: 'company',
  domain: 'company.test',
  host: 'mail.company.test',
  dsnStyle: 'exim',
  accepted: ({ id }) => `OK id=${id.slice(0, 6)}-${id.slice(6, 12)}-${id.slice(12, 14)}`,
  objections: {
    unknown: ({ to }) => ({ code: 550, lines: [`5.1.1 <${to}>: No such user here`] }),
    full: ({ to }) => ({
      code: 452,
      lines: [`4.2.2 <${to}>: mailbox is full: retry timeout not yet exceeded`],
    }),
    over_quota: ({ to }) => ({ code: 552, lines: [`5.2.2 <${to}>: Mailbox quota exceeded`] }),
    greylisted: () => ({
      code: 450,
      lines: ['4.7.1 You are being greylisted. Please try again in a few minutes'],
    }),
    throttled: () => ({
      code: 421,
      lines: ['4.7.0 Too many concurrent SMTP connections; please try again later'],
    }),
    blocked: () => ({
      code: 550,
      lines: ['5.7.1 Administrative prohibition: message refused by local policy'],
    }),
  },
};
