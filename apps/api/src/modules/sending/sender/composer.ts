import { type Attachment, encodeParts, MimeError, parseAddress, planMessage } from '@mailwright/mime';
import { type MessageWithSharedEnd, shareEnd, type SharedEnd } from '@mailwright/smtp';
import { createRenderer, type RenderedContent, type RenderProblem } from '@mailwright/templating/render';
import { type TokenSigner, type TrackingRef, withPlusToken } from '@mailwright/tokens';
import type { TrackingUrls } from '../../tracking/public.js';
import type { Mailing } from '../mailing.js';
import type { ClaimedRow } from '../sql/claim-deliveries.js';

export interface ComposedMessage {
  envelope: { from: string; to: string };
  /** In one piece, or with an end that all messages of the mailing share: its files, encoded once. */
  message: Buffer | MessageWithSharedEnd;
  rendered: RenderedContent;
}

export interface ComposeProblem {
  problem: string;
  message: string;
}

export interface Composer {
  /** The From's, in A-labels: whose signature the messages get. */
  readonly domain: string;
  /** @param memory where the message goes if it fits; it is the caller's to use again. */
  compose(recipient: ClaimedRow, date: Date, memory?: Buffer): ComposedMessage | ComposeProblem;
}

/** Octets of a message as the server counts them (RFC 1870). */
export const messageSize = (message: ComposedMessage['message']): number =>
  Buffer.isBuffer(message) ? message.length : message.own.length + message.end.size;

/** The contact's fields as templates see them: custom fields at the root, our own names win. */
export function fieldsOf(
  recipient: Pick<ClaimedRow, 'email' | 'firstName' | 'lastName' | 'attributes' | 'language' | 'timeZone'>,
): Record<string, unknown> {
  return {
    ...recipient.attributes,
    email: recipient.email,
    first_name: recipient.firstName ?? '',
    last_name: recipient.lastName ?? '',
    language: recipient.language ?? '',
    time_zone: recipient.timeZone ?? '',
  };
}

/**
 * Makes the messages of one mailing. Everything that is the same for all is prepared here, once; per recipient only
 * fields are filled, links signed and bytes encoded. Preview, test-send and campaign all come through here.
 */
export function createComposer(
  mailing: Mailing,
  urls: TrackingUrls,
  signer: TokenSigner,
  attachments: readonly Attachment[] = [],
): Composer {
  const { message, content } = mailing;
  const byMail = message.unsubscribeBy === 'mailto';
  const renderer = content ? createRenderer(content) : null;
  const plan = planMessage({
    from: message.from,
    ...(message.replyTo ? { replyTo: { address: message.replyTo } } : {}),
    headers: staticHeaders(mailing),
    attachments,
  });
  const from = parseAddress(message.from.address);
  const ends = new Map<readonly Buffer[], SharedEnd>();
  return {
    domain: from.ok ? from.value.domain : '',
    compose(recipient, date, memory) {
      const ref: TrackingRef = { mailing: mailing.number, ordinal: recipient.ordinal };
      const from = returnPathOf(message.returnPath, signer, ref);
      const rendered = renderFor(recipient, ref, from);
      if ('problem' in rendered) return rendered;
      const headers = message.unsubscribe ? unsubscribeHeaders(urls, ref, from, byMail) : [];
      try {
        const to = { address: recipient.email };
        const { messageId } = recipient;
        const content = { to, messageId, date, headers, ...rendered };
        const { own, shared } = encodeParts(plan, content, memory);
        const message = shared.length === 0 ? own : { own, end: endOf(shared) };
        return { envelope: { from, to: recipient.email }, message, rendered };
      } catch (error) {
        // An address or a header that no server could take: this recipient's problem, never the mailing's.
        if (error instanceof MimeError) return { problem: `mime_${error.code}`, message: error.message };
        throw error;
      }
    },
  };

  function renderFor(
    recipient: ClaimedRow,
    ref: TrackingRef,
    returnPath: string,
  ): RenderedContent | RenderProblem {
    if (message.literal) return message.literal;
    if (!renderer)
      return { problem: 'bad_field', message: 'This mailing has neither content nor words of its own.' };
    return renderer.render(message.sampleFields ?? fieldsOf(recipient), {
      click: (no, dynamicUrl) =>
        mailing.trackClicks ? urls.click(ref, no, dynamicUrl) : (dynamicUrl ?? linkOf(no)),
      pixel: mailing.trackOpens ? urls.open(ref) : null,
      unsubscribe: byMail ? mailtoUnsubscribe(returnPath) : urls.unsubscribe(ref),
      // Signed for those contents only that have this link.
      get view() {
        return urls.view(ref);
      },
    });
  }

  /** Two at most: behind an HTML, and behind a plain text alone. */
  function endOf(shared: readonly Buffer[]): SharedEnd {
    let end = ends.get(shared);
    if (!end) ends.set(shared, (end = shareEnd(shared)));
    return end;
  }

  function linkOf(no: number): string {
    return content?.links.find((link) => link.no === no)?.url ?? '';
  }
}

function staticHeaders(mailing: Mailing): [string, string][] {
  const { message } = mailing;
  const headers: [string, string][] = [];
  if (message.unsubscribe) headers.push(['Feedback-ID', feedbackId(mailing)]);
  if (message.listId) headers.push(['List-ID', `<${message.listId}>`]);
  if (message.threading) {
    headers.push(['In-Reply-To', message.threading.inReplyTo]);
    headers.push(['References', message.threading.references.join(' ')]);
  }
  return headers;
}

/**
 * Gmail's form, campaign:customer:mail type:sender, by which its Postmaster Tools group complaints. Nothing in it names
 * a person; the workspace is the random end of its id.
 */
const feedbackId = ({ number, workspaceId, kind }: Mailing): string =>
  `m${number}:w${workspaceId.slice(-12)}:${kind}:mailwright`;

/** RFC 2369 and RFC 8058: one HTTPS address that a mail program may POST to, and a mail address for those that cannot. */
function unsubscribeHeaders(
  urls: TrackingUrls,
  ref: TrackingRef,
  returnPath: string,
  byMail: boolean,
): [string, string][] {
  const mail = `<${mailtoUnsubscribe(returnPath)}>`;
  if (byMail) return [['List-Unsubscribe', mail]];
  return [
    ['List-Unsubscribe', `<${urls.oneClick(ref)}>, ${mail}`],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ];
}

const mailtoUnsubscribe = (returnPath: string): string => `mailto:${returnPath}?subject=unsubscribe`;

function returnPathOf(path: Mailing['message']['returnPath'], signer: TokenSigner, ref: TrackingRef): string {
  if (path.kind === 'plain') return path.address;
  const token = signer.signReturnPath(ref);
  return path.kind === 'plus' ? withPlusToken(path.address, token) : `bounce+${token}@${path.domain}`;
}
