import { admitAtData, admitAtRcpt, type Verdict } from '../behaviour/admission.js';
import { nameOf } from '../behaviour/chance.js';
import { fateOf } from '../behaviour/fate.js';
import type { Misbehaviour } from '../behaviour/misbehaviour.js';
import type { Life } from '../acts/life.js';
import { readHeaderBlock, type HeaderBlock } from '../letters/header-block.js';
import type { PostOffice } from '../mailboxes/post-office.js';
import type { SandboxPerson } from '../people/person.js';
import type { ProviderReply } from '../providers/provider.js';
import { PROVIDERS } from '../providers/providers.js';
import type { MessageAnswer, Reception } from '../smtp-front/smtp-front.js';
import type { AcceptedBefore } from '../truth/accepted-before.js';
import type { LetterSpool } from '../truth/letter-spool.js';
import type { LetterKept, TruthRecord } from '../truth/record.js';
import type { TruthLog } from '../truth/truth-log.js';
import { keyOf, type DeferralBook } from './deferrals.js';
import type { Directory } from './directory.js';

/** What names the mailing of a letter: the headers are null where the server answers before it has seen them. */
export type MailingKey = (hint: { from: string; headers: HeaderBlock | null }) => string | null;

export interface ReceptionOptions {
  seed: number;
  delayScale: number;
  rates: Misbehaviour;
  mailingKey: MailingKey;
  directory: Directory;
  postOffice: PostOffice;
  truth: TruthLog;
  spool: LetterSpool;
  deferrals: DeferralBook;
  /** Some senders come again after a 5xx: the person counts once. */
  refusals: DeferralBook;
  acceptedBefore: AcceptedBefore;
  life: Life;
}

interface Envelope {
  from: string;
  to: string;
  messageId: string | null;
  mailing: string | null;
}

/** Answers for every provider, writes down what it answered, and lets the fate of what it accepted begin. */
export function createReception(options: ReceptionOptions): Reception {
  return {
    async recipient(from, to) {
      if (options.postOffice.route(to) !== null) return null;
      const envelope = { from, to, messageId: null, mailing: options.mailingKey({ from, headers: null }) };
      const person = options.directory.find(to);
      if (person === null) {
        const reply = options.directory.stranger(to, transactionId(from, to));
        await note(options, envelope, null, 'refused', reply, 'stranger');
        return reply;
      }
      const earlier = options.deferrals.get(keyOf(null, from, to));
      const verdict = admitAtRcpt({ ...options, person, from, earlier, now: Date.now() });
      return await object(options, envelope, person, verdict);
    },
    async message(from, recipients, message) {
      const headers = readHeaderBlock(message);
      const messageId = headers.get('message-id') ?? `<${nameOf('unnamed', from, headers.raw)}@sandbox.test>`;
      const mailing = options.mailingKey({ from, headers });
      const envelopes = recipients.map((to) => ({ from, to, messageId, mailing }));
      for (const envelope of envelopes) {
        const person = options.directory.find(envelope.to);
        if (person === null) continue;
        const earlier = options.deferrals.get(keyOf(messageId, from, envelope.to));
        const verdict = admitAtData({ ...options, person, messageId, earlier, now: Date.now() });
        const reply = await object(options, envelope, person, verdict);
        // One reply stands for all recipients: what one provider refuses is refused.
        if (reply !== null) return { accepted: false, reply };
      }
      return await acceptAll(options, envelopes, headers, message);
    },
  };
}

async function object(
  options: ReceptionOptions,
  envelope: Envelope,
  person: SandboxPerson,
  verdict: Verdict,
): Promise<ProviderReply | null> {
  if (verdict.answer === 'accept') return null;
  const { to, from, messageId } = envelope;
  const reply = PROVIDERS[person.provider].objections[verdict.objection]({ to, id: transactionId(from, to) });
  const deferred = verdict.answer === 'defer';
  const book = deferred ? options.deferrals : options.refusals;
  const nth = book.add(keyOf(messageId, from, to), Date.now());
  await note(options, envelope, person, deferred ? 'deferred' : 'refused', reply, verdict.objection, nth);
  return reply;
}

async function note(
  options: ReceptionOptions,
  envelope: Envelope,
  person: SandboxPerson | null,
  kind: 'refused' | 'deferred',
  reply: ProviderReply,
  how: string,
  nth = 0,
): Promise<void> {
  await options.truth.append({
    at: new Date().toISOString(),
    kind,
    ...envelope,
    person: person?.email ?? null,
    nth,
    smtpReply: wire(reply),
    how,
  });
}

async function acceptAll(
  options: ReceptionOptions,
  envelopes: readonly (Envelope & { messageId: string })[],
  headers: HeaderBlock,
  message: Buffer,
): Promise<MessageAnswer> {
  const begin: (() => void)[] = [];
  const records = envelopes.map((envelope): TruthRecord => {
    const person = options.directory.find(envelope.to);
    const base = { at: new Date().toISOString(), ...envelope, person: person?.email ?? null, nth: 0 };
    const id = transactionId(envelope.from, `${envelope.to} ${envelope.messageId}`);
    const text = person
      ? PROVIDERS[person.provider].accepted({ to: envelope.to, id })
      : `2.0.0 Ok: queued as ${id}`;
    const smtpReply = `250 ${text}`;
    const again = options.acceptedBefore.add(envelope.messageId, envelope.to);
    if (person === null) {
      deliverToMarketer(options, envelope, message, Date.now());
      return { ...base, kind: again ? 'duplicate' : 'accepted', smtpReply };
    }
    if (again) return { ...base, kind: 'duplicate', smtpReply };
    const conversation = isConversation(headers);
    const acts = fateOf(options.seed, person, envelope.messageId, conversation);
    if (acts.length === 0) return { ...base, kind: 'accepted', smtpReply };
    const ref = options.spool.keep(message);
    const letter: LetterKept = { ...ref, acts: acts.length, conversation };
    begin.push(() =>
      options.life.begin({
        person,
        messageId: envelope.messageId,
        from: envelope.from,
        mailing: envelope.mailing,
        letter: ref,
        acceptedAt: Date.parse(base.at),
        acts,
        next: 0,
        landed: null,
        told: {},
        tries: 0,
      }),
    );
    return { ...base, kind: 'accepted', smtpReply, letter };
  });
  try {
    await Promise.all(records.map((record) => options.truth.append(record)));
  } catch (error) {
    // Not written is not accepted: the sender will come again, and that is no duplicate.
    for (const { kind, messageId, to, letter } of records) {
      if (kind === 'accepted') options.acceptedBefore.remove(messageId ?? '', to);
      if (letter) options.spool.release(letter);
    }
    throw error;
  }
  for (const start of begin) start();
  return { accepted: true, text: records[0]!.smtpReply!.slice('250 '.length) };
}

/** Test-sends to the marketer's own address arrive at once. */
function deliverToMarketer(
  options: ReceptionOptions,
  envelope: Envelope & { messageId: string },
  message: Buffer,
  now: number,
): void {
  const { from, to, messageId } = envelope;
  options.postOffice.deliver(
    { returnPath: from, to, messageId, raw: message.toString('latin1') },
    `smtp ${messageId} ${to} ${now}`,
  );
}

/** A letter in a thread that is no list mail is written to this one person. */
function isConversation(headers: HeaderBlock): boolean {
  return headers.get('in-reply-to') !== null && headers.get('list-unsubscribe') === null;
}

/** The reply as it goes over the wire, lines parted by a newline. */
function wire(reply: ProviderReply): string {
  return reply.lines
    .map((line, index) => `${reply.code}${index < reply.lines.length - 1 ? '-' : ' '}${line}`)
    .join('\n');
}

function transactionId(from: string, to: string): string {
  return nameOf('transaction', from, to);
}
