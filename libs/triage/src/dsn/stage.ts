/** The SMTP command that was refused, as far as the report says so. */
export type Stage = 'connect' | 'mail' | 'rcpt' | 'data' | null;

const marks: readonly (readonly [stage: Exclude<Stage, null>, line: string, pattern: RegExp])[] = [
  [
    'data',
    '(in reply to end of DATA command)',
    /in reply to (?:end of )?DATA|after (?:the )?(?:end of )?(?:message )?data\b|response to (?:end of )?data|did not like our final DATA/i,
  ],
  [
    'data',
    'SMTP error after end of data',
    /end of data\b|error after \.|for TEXT command|\(state 1[5-8]\)|-SMTP command\s+DATA/i,
  ],
  [
    'rcpt',
    'SMTP error from remote mail server after RCPT TO:<cat@example.com>',
    /in reply to RCPT|after RCPT|RCPT TO\b|does not like recipient|\[RCPT_TO\]|SMTP:RCPT|server has rejected address|\(state 14\)/i,
  ],
  [
    'mail',
    '(in reply to MAIL FROM command)',
    /in reply to MAIL FROM|after MAIL FROM|does not like (?:the )?sender|\[MAIL_FROM\]|\(state 13\)/i,
  ],
  [
    'connect',
    'SMTP error from remote mail server after initial connection:',
    /after initial connection|in reply to (?:EHLO|HELO|connect)|while (?:performing the|connecting)|\[SENT_(?:EHLO|HELO)\]/i,
  ],
];

export function stageOf(words: string): Stage {
  const short = words.slice(0, 4_000);
  for (const [stage, , pattern] of marks) if (pattern.test(short)) return stage;
  return null;
}
