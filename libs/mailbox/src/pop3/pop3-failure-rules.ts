import type { FailureRule } from '../failure-rules.js';

/** What POP3 servers say and IMAP servers do not; asked first. The quoted lines are what each rule is for. */
export const pop3WordRules: readonly FailureRule[] = [
  // Dovecot: `-ERR [IN-USE] Mailbox is locked by another POP3 session.`
  // RFC 2449 section 8.1.2: `-ERR [IN-USE] Do you have another POP session running?`
  // RFC 1939 section 4: `-ERR maildrop already locked`; section 7: `-ERR unable to lock maildrop`
  {
    words:
      /\[IN-USE\]|-ERR (maildrop|mailbox|mail ?drop) (is )?(already )?locked|unable to lock (the )?(maildrop|mailbox)/i,
    kind: 'in_use',
    meaning: 'Another program has this mailbox open, and POP3 lets only one in at a time.',
    remedy: 'It is tried again later by itself. If it stays so, let other programs look less often.',
  },
  // RFC 2449 section 8.1.1: `-ERR [LOGIN-DELAY] minimum time between mail checks is 5 minutes`
  // Outlook.com: `-ERR Exceeded the login limit for a 15 minute period. Reduce the frequency of requests to the POP3 server.`
  {
    words: /\[LOGIN-DELAY\]|exceeded the login limit|minimum time between mail checks/i,
    kind: 'throttled',
    meaning: 'The server wants more time between two logins.',
    remedy: 'It is tried again later by itself.',
  },
  // Gmail: `-ERR [SYS/PERM] Your account is not enabled for POP access. Please visit your Gmail settings page and enable your account for POP access.`
  {
    words: /not enabled for POP|POP3? (access )?is (disabled|not enabled)/i,
    kind: 'auth',
    meaning: 'POP3 is switched off for this mail account.',
    remedy: 'Switch POP on in the settings of the mail account.',
  },
  // RFC 3206 section 4: `-ERR [SYS/PERM] …`: it does not go away by itself.
  {
    words: /\[SYS\/PERM\]/i,
    kind: 'refused',
    meaning: 'The server cannot open this mailbox, and says that it will not mend by itself.',
    remedy: 'Show these words to whoever runs the server. It is tried again all the same.',
  },
  // RFC 3206 section 4: `-ERR [SYS/TEMP] …`; Dovecot: `-ERR [SYS/TEMP] Mailbox is in inconsistent state, please relogin.`
  // Dovecot, when a login rests too long: `-ERR Disconnected for inactivity.`
  {
    words: /\[SYS\/TEMP\]|^-ERR Disconnected for inactivity/i,
    kind: 'unavailable',
    meaning: 'The server is unwell at the moment and says so.',
    remedy: 'It is tried again later by itself.',
  },
  // Ours: see Pop3Session.
  {
    words: /Server does not support STLS/i,
    kind: 'tls',
    meaning: 'The server does not offer STARTTLS (STLS), so the password was not sent.',
    remedy: 'Use port 995 with TLS from the start.',
  },
];
