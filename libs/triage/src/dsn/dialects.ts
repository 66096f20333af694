import { addressPattern } from '../mime/addresses.js';

/** How a server writes the address that failed. The first group is the address. */
interface RecipientDialect {
  /** Who writes so. */
  server: string;
  /** A real line, its address replaced. */
  line: string;
  pattern: RegExp;
  /** The words before the address belong to it too. */
  whole?: boolean;
}

const A = `(${addressPattern})`;
const re = (source: string, flags = 'iu') => new RegExp(source, flags);

/** Lines that list an address, tried in this order on every line. */
export const lineDialects: readonly RecipientDialect[] = [
  {
    server: 'Postfix, qmail, Yahoo, McAfee',
    line: '<cat@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1',
    pattern: re(String.raw`^[ \t>*-]*<${A}>(?=[ \t]*(?::|\(|$|[ \t]))`),
  },
  {
    server: 'Exim, Gmail, sendmail, Domino, m-FILTER',
    line: '  cat@example.com',
    pattern: re(String.raw`^[ \t>*•-]*["']?${A}["']?[ \t]*:?[ \t]*$`),
  },
  {
    server: '1&1, GMX',
    line: '"cat@example.com":',
    pattern: re(String.raw`^["']?${A}["']?:(?=\s)`),
  },
  {
    server: 'GroupWise',
    line: '\tcat@example.com (user not found)',
    pattern: re(String.raw`^\s+${A}(?=[ \t]*\()`),
  },
  {
    server: 'Exchange 5.5',
    line: 'cat@example.com on Fri, 20 Jul 2001 11:08:59 -0700',
    pattern: re(String.raw`^\s*(?:[^@]*;\s*(?:dda:)?SMTP=)?${A};? on \w{3}, \d`),
  },
  {
    server: 'MailEnable, KDDI, EZweb',
    line: '\tRecipient: [SMTP:cat@example.com]',
    pattern: re(
      String.raw`^\s*(?:Recipient|To|Failed recipient|Address)(?: address)?\s*:\s*(?:\[SMTP:|<)${A}`,
    ),
  },
  {
    server: 'MDaemon',
    line: 'cat@example.com - no such user here.',
    pattern: re(String.raw`^\s*${A} - (?=\w)`),
  },
  {
    server: 'InterScan, sendmail of old',
    line: 'cat@example.com... User unknown',
    pattern: re(String.raw`^\s*(?:[45]\d\d[ -](?:[45]\.\d\.\d+ )?)?<?${A}>?\.\.\. `),
    whole: true,
  },
  {
    server: 'Active!hunter, smtp of old',
    line: '>>> cat@example.org <cat@example.org>',
    pattern: re(String.raw`^>>> ${A} <`),
  },
  {
    server: 'smail',
    line: ' cat@example.com ... unknown host',
    pattern: re(String.raw`^\s*${A} \.\.\. (?=\w)`),
  },
  {
    server: 'Mail2000',
    line: 'cat@example.com [User unknown]',
    pattern: re(String.raw`^\s*${A} (?=\[\w)`),
  },
  {
    server: 'OpenSMTPD',
    line: 'cat@example.com: 550 5.1.1 <cat@example.com>: Recipient address rejected',
    pattern: re(String.raw`^${A}: (?=[45]\d\d )`),
  },
  {
    server: 'sendmail, after an alias',
    line: '    (expanded from: <cat@example.com>)',
    pattern: re(String.raw`^\s+\(expanded from:? <?${A}>?\)`),
  },
  {
    server: 'phquery',
    line: '---- cat@example.edu',
    pattern: re(String.raw`^-{4} ${A}\s*$`),
  },
];

/** Addresses inside sentences, tried on the whole text; the first dialect that finds any wins. */
export const sentenceDialects: readonly RecipientDialect[] = [
  {
    server: 'DragonFly, MailFoundry, KDDI',
    line: 'There was an error delivering your mail to <cat@example.com>.',
    pattern: re(
      String.raw`\b(?:deliver(?:ed|y|ing)?|undeliverable|sen[dt]|forward(?:ed)?|transmit(?:ted)?)(?: (?:your|the|this|a))?(?: (?:e-?mail|message|mail))?(?: (?:has )?failed)?(?: (?:to|for))?(?: (?:the )?(?:following|intended))?(?: (?:user|recipient|address|mailbox|person)s?(?![\w.@+-]))?(?:\(s\)|\(es\))?\s*(?::|to|for)?\s*["'<]*${A}`,
      'giu',
    ),
  },
  {
    server: 'IMail, iPlanet',
    line: 'Unknown user: cat@example.com',
    pattern: re(
      String.raw`(?:unknown user|user unknown|invalid (?:final delivery )?userid|no such user|user mailbox exceeds allowed size|mailbox (?:is )?full|delivery failed \d+ attempts|undeliverable to|addressed to|was addressed,|sent mail to|mail to|message to|local mailbox|local user|recipient|quota for)\s*:?\s*["'<]*${A}`,
      'giu',
    ),
  },
  {
    server: 'any, quoting its SMTP dialogue',
    line: '>>> RCPT TO:<cat@example.com>',
    pattern: re(String.raw`RCPT TO:\s*<?${A}`, 'giu'),
  },
  {
    server: 'verbs before the address in other words',
    line: "This user doesn't have an example.net account (cat@example.net)",
    pattern: re(String.raw`(?:account|mailbox|user|address|recipient)[^@\n]{0,40}[\s(<"':]${A}`, 'giu'),
  },
];
