import type { Evidence, MessageFacts } from '../verdict.js';
import { openings } from './openings.js';

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
