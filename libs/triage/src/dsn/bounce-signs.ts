import type { Evidence, MessageFacts } from '../verdict.js';

/** Names under which servers write. */
const robot =
  /^(?:mailer-?daemon|mail-?daemon|mdaemon|postmaster|postmast|mailerdaemon|mail\.delivery\.system|mailsystem|mail-system|double-bounce|mmdf|imss|bounces?|sysadm|listmaster|mail_?daemon|mailadmin|delivery|notifier|autoresponder-ndr)(?:[+\\]|$)/i;
const robotName =
  /mail(?:er)?[ -]?daemon|mail delivery|delivery (?:sub)?system|postmaster|mail system|mailsystem|system administrator|jetmail system|mail administrator|microsoft outlook$|systemadministrator|administrateur système|администратор|delivery notification/i;

/** Subjects of bounces and of warnings, in the languages that servers speak. */
const subject =
  /^(?:\[[^\]]*\] ?)?(?:\S+ )?(?:undeliver(?:ed|able)|un?delivered|non[- ]?deliver|not? deliver|unzustellbar|undelivarable|failure (?:notice|delivery)|failed|failure|delivery|returned|return(?:ed)? (?:mail|e-?mail|message)|(?:mail|e-?mail|message)(?: \S+)? (?:delivery |system |transfer |status |undeliverable|could not|not delivered|error|returned|failure|was|is|has)|mail (?:error|failure|not)|permanent|warning:|permanent delivery|address not found|message not|message (?:delivery|has failed|undeliverable)|could not|couldn't|unable to|there was an error|loop alert|nondeliver|bounce|rejected|error sending|invalid|user unknown|unknown (?:user|address)|無法|退信|系统退信|配信|配送|メールエラー|エラー|送信エラー|メール配信|недоставлен|не доставлено|ваше сообщение не|сообщение не|unzustellbare?|nicht zustell\w+|zustell\w+|fehler|mailzustellung|no se (?:ha )?(?:pudo|puede|entreg)|no entregado|devuelto|devolución|non remis|échec|non[- ]?distribu|avis de non|message non|onbestelbaar|niet bezorgd|mancata|recapito|impossibile|não (?:foi )?entreg|falha|niedostarczon|nedoručen|utlevering|kan ikke leveres|olevererat|ikke leveret)/i;
const subjectAnywhere =
  /\b(?:mail|message) delivery (?:failed|failure|error|problem|status|notification|subsystem)|delivery (?:status notification|failure|failed|has failed|problem|report|notification)|returned (?:mail|to sender)|returning message to sender|undeliver(?:ed|able)|failure notice|non[- ]?delivery|unknown user|user unknown|not listed in|could not be delivered|mail failure|bounced (?:mail|message)|nondeliverable|FAILED MAIL|loop alert|メールエラー/i;

/** The sentences with which servers open a report. */
const openings: readonly (readonly [id: string, line: string, pattern: RegExp])[] = [
  [
    'qmail',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    /(?:was|am|were|are)(?:n't| not) able to deliver (?:your|the|this) (?:message|mail|e-?mail)/i,
  ],
  [
    'exim',
    'A message that you sent could not be delivered to one or more of its recipients.',
    /(?:message|mail|e-?mail)(?: that)? (?:you )?(?:have )?(?:sent |to \S+ |addressed to \S+ |\(?as? below\)? )?(?:\w+ )?(?:could not|cannot|can not|couldn't|was not|wasn't|has not been|has not yet been|hasn't been|is not|were not|will not be|failed to) (?:be )?(?:successfully |been )?(?:deliver|reach|sent|forward|process|transmit|accept)/i,
  ],
  [
    'postfix',
    'your message could not be delivered to one or more recipients',
    /could ?n[o']t be ?delivered|cannot be delivered|can't be delivered|could not be reached|unable to (?:be )?deliver/i,
  ],
  [
    'sendmail',
    '----- The following addresses had permanent fatal errors -----',
    /addresses? had (?:permanent |transient )?(?:fatal |non-fatal |delivery )?(?:errors|problems)/i,
  ],
  [
    'gmail',
    'Delivery to the following recipient failed permanently:',
    /delivery to the following (?:recipient|address)\w*(?:\(s\))? (?:failed|has|have|could|was|is)|message (?:not|wasn't) delivered|delivery (?:has )?(?:failed|incomplete)|message blocked/i,
  ],
  [
    'exchange',
    'did not reach the following recipient(s):',
    /did not reach the following|couldn'?t be delivered|delivery has failed to these recipients|your message (?:to \S+ )?(?:could not|couldn't|wasn't|can't)|undeliverable/i,
  ],
  [
    'domino',
    'was not delivered to:',
    /(?:was|were) not delivered to|not delivered to the following|did NOT receive a copy|failed to deliver/i,
  ],
  [
    'transcript',
    '----- Transcript of session follows -----',
    /transcript of (?:the )?session|session transcript|(?:technical|error) details? (?:of|follow)|remote (?:host|server) said/i,
  ],
  [
    'unable',
    'Unable to deliver message to the following address(es).',
    /unable to deliver|failed to deliver|error (?:while )?(?:delivering|sending)|delivery (?:failure|error|failed)|error delivering|(?:undeliverable|unreachable) (?:to|address|recipient)|delivery of (?:e-?mail|your|the|this)|not deliverable|delivery attempts?|delivery problems|(?:problems?|trouble) delivering|returned (?:permanent )?errors|duplicated message-id|error sending your mail/i,
  ],
  [
    'delay',
    'A message that you sent has not yet been delivered to one or more of its recipients',
    /not yet been delivered|has been delayed|delivery (?:is |has been |was )?(?:delayed|postponed)|been postponed|will (?:continue|keep) (?:to )?(?:try|attempt)|THIS IS A WARNING MESSAGE ONLY/i,
  ],
  [
    'rejected',
    'Each of the following recipients was rejected by a remote mail server.',
    /recipients? (?:was|were) rejected|(?:message|mail|e-?mail) (?:you sent )?(?:to \S+ )?(?:was|has been|is) (?:rejected|refused|returned|blocked|not accepted)|rejected by|not accept(?:ing)? (?:your )?mail|this report relates to|was unable to (?:deliver|accept)|not a valid user|no such user|unknown user|user unknown|did not exactly match|invalid final delivery|exceeds allowed size|mailbox is full/i,
  ],
  [
    'other-languages',
    'Die Nachricht konnte nicht zugestellt werden',
    /konnte(?:n)? (?:\w+ )?nicht (?:an \S+ )?(?:zugestellt|ausgeliefert|übermittelt)|nicht zustellbar|n['’]a (?:pas )?(?:pu|été) (?:être )?(?:remis|distribu|délivr|livr)|n['’]ont pas pu|no (?:se )?(?:ha )?(?:pudo|podido|pueden?|fue|puede) (?:ser )?(?:entreg)|não (?:pôde|pode|foi)(?: ser)? entreg|nao pode ser (?:enviada|entregue)|impossibile (?:recapitare|consegnare)|non (?:è stato|può essere|è) (?:possibile )?(?:consegn|recapit)|kon niet worden (?:bezorgd|afgeleverd)|kunde inte levereras|kunne ikke leveres|nie (?:mogła|można|została|dostarcz)|nebylo možné doručit|не (?:может|могло|было|удалось) (?:быть )?(?:достав)|送信できません|配信できません|届きません|配送でき|送信エラー|お届けでき|无法(?:投递|送达|发送)|投递失败|退信|배달(?:되지|할 수)|전송(?:되지|할 수)/i,
  ],
];

/** True where the sender is a mail system and not a person, or wants no answer (RFC 5321: the null reverse path). */
export function isRobot(facts: MessageFacts): boolean {
  return facts.returnPath === '' || /^<?mailer-daemon/i.test(facts.returnPath ?? '') || isDaemon(facts);
}

/** The stricter test: a mail system by its name. `From: <>` is one too; a name without an address is not. */
export function isDaemon(facts: MessageFacts): boolean {
  const { from } = facts;
  if (!from) return false;
  const name = from.address.split('@')[0] ?? '';
  return robot.test(name) || robotName.test(from.name) || (from.address === '' && from.name === '');
}

export function bounceSubject(facts: MessageFacts): Evidence | null {
  const text = facts.subject.slice(0, 300);
  const match = subject.exec(text) ?? subjectAnywhere.exec(text);
  return match ? { rule: 'bounce.subject', phrase: text.slice(0, 120) } : null;
}

/** The sentence that opens the report, looked for near its top only. */
export function bounceOpening(text: string): Evidence | null {
  const top = text.slice(0, 4_000).replace(/\s+/g, ' ');
  for (const [id, , pattern] of openings) {
    const match = pattern.exec(top);
    if (match) return { rule: `bounce.opening.${id}`, phrase: match[0] };
  }
  return null;
}
