import type { Act } from '../behaviour/act.js';
import { composeComplaintReport } from '../letters/complaint-report.js';
import { compose, composeReply } from '../letters/compose-reply.js';
import { composeDeliveryReport } from '../letters/delivery-report.js';
import { composeOutOfOffice } from '../letters/out-of-office.js';
import type { OutgoingLetter } from '../letters/outgoing.js';
import type { Letter } from '../letters/read-letter.js';
import { REPLY_WORDS, UNSUBSCRIBE_WORDS } from '../letters/words/reply-words.js';
import type { PostOffice } from '../mailboxes/post-office.js';
import { actKey, couldNot, did, type ActOutcome, type Errand } from './errand.js';

/** The acts that put a message into the marketer's mailbox. */
export type Writing = Extract<
  Act,
  { kind: 'replied' | 'auto_replied' | 'unsubscribed' | 'complained' | 'bounced_later' }
>;

/** Writes what the act asks for into the mailbox of the marketer, once, also if it is tried again. */
export async function write(
  act: Writing,
  errand: Errand,
  letter: Letter,
  postOffice: PostOffice,
): Promise<ActOutcome> {
  const { outgoing, how } = await composeFor(act, errand, letter, postOffice);
  const delivered = postOffice.deliver(outgoing, actKey(errand));
  if (delivered === null)
    return couldNot(act.kind, `no mailbox of the sandbox reads ${outgoing.to || 'the return path'}`);
  return did({ kind: act.kind, how, mailbox: delivered.mailbox, mailboxMessageId: outgoing.messageId });
}

async function composeFor(
  act: Writing,
  errand: Errand,
  letter: Letter,
  postOffice: PostOffice,
): Promise<{ outgoing: OutgoingLetter; how: string }> {
  const { person } = errand;
  const base = { person, letter, key: actKey(errand), sentAt: new Date() };
  switch (act.kind) {
    case 'replied': {
      const words = pickOf(REPLY_WORDS[person.language][act.mood], act.pick);
      return { outgoing: await composeReply({ ...base, words, style: act.style }), how: act.mood };
    }
    case 'unsubscribed': {
      const words = pickOf(UNSUBSCRIBE_WORDS[person.language], act.pick);
      const { mailto } = letter.unsubscribe;
      if (letter.unsubscribe.oneClick === null && mailto !== null && act.way === 'one_click') {
        return { outgoing: await composeMailto(errand, mailto), how: 'mailto' };
      }
      return { outgoing: await composeReply({ ...base, words, style: act.style }), how: 'reply' };
    }
    case 'auto_replied': {
      const outgoing = await composeOutOfOffice({
        ...base,
        returnPath: errand.from,
        marked: act.marked,
        backInDays: act.backInDays,
      });
      return { outgoing, how: act.marked ? 'marked' : 'unmarked' };
    }
    case 'complained': {
      const to = postOffice.route(errand.from) === null ? letter.from.address : errand.from;
      return { outgoing: composeComplaintReport({ ...base, returnPath: errand.from, to }), how: 'abuse' };
    }
    default:
      return {
        outgoing: composeDeliveryReport({ ...base, returnPath: errand.from, cause: act.cause }),
        how: act.cause,
      };
  }
}

/** RFC 6068: the message that a mail program sends for `mailto:` in List-Unsubscribe. */
async function composeMailto(errand: Errand, mailto: string): Promise<OutgoingLetter> {
  const url = new URL(mailto);
  return await compose({
    from: errand.person,
    to: decodeURIComponent(url.pathname),
    subject: url.searchParams.get('subject') ?? 'unsubscribe',
    text: url.searchParams.get('body') ?? 'unsubscribe',
    key: actKey(errand),
    sentAt: new Date(),
    inReplyTo: null,
    headers: {},
    returnPath: errand.person.email,
  });
}

function pickOf<T>(items: readonly T[], pick: number): T {
  return items[Math.floor(pick * items.length)]!;
}
