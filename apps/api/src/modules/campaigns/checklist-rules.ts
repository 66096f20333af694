import type { CompileResult } from '@mailwright/templating';
import type { CampaignAudience } from './campaign.entity.js';

export interface ChecklistItem {
  key:
    | 'audience'
    | 'sender'
    | 'subject'
    | 'content'
    | 'unsubscribe'
    | 'law'
    | 'replies'
    | 'public_url'
    | 'consent'
    | 'accounts'
    | 'files';
  state: 'ok' | 'warning' | 'blocker';
  says: string;
  remedy?: string;
}

/** The facts of a sender that the rules look at. */
export interface SenderFacts {
  identity: { fromName: string; fromAddress: string; readsNoReplies: boolean };
  account: { name: string; state: string; stateSays: string };
  mailbox: { address: string; state: string; stateSays: string } | null;
  problems: string[];
}

const people = (count: number): string =>
  `${count.toLocaleString('en')} ${count === 1 ? 'person' : 'people'}`;

export function checkAudience(
  counts: { match: number; willGet: number },
  audience: CampaignAudience,
  withoutConsent: string[],
): ChecklistItem {
  const key = 'audience';
  if (!audience.everybody && audience.lists.length === 0)
    return { key, state: 'blocker', says: 'Nobody is chosen yet.', remedy: 'Choose a list.' };
  if (withoutConsent.length > 0) {
    const says = `${withoutConsent.join(', ')}: nobody has said where these people agreed to be mailed.`;
    return { key, state: 'blocker', says, remedy: 'Open the list and write down its consent source.' };
  }
  if (counts.willGet === 0)
    return {
      key,
      state: 'blocker',
      says: 'Nobody would get it.',
      remedy: 'Choose another list, or look at the suppressions.',
    };
  return { key, state: 'ok', says: people(counts.willGet) };
}

export function checkSender(sender: SenderFacts | null): ChecklistItem {
  const key = 'sender';
  if (!sender)
    return {
      key,
      state: 'blocker',
      says: 'No sender is chosen.',
      remedy: 'Choose a From, or connect an account first.',
    };
  const { account } = sender;
  if (account.state === 'paused' || account.state === 'refused')
    return {
      key,
      state: 'blocker',
      says: `${account.name} cannot send now. ${account.stateSays}`.trim(),
      remedy: 'Open the account under Senders & mailboxes and test it.',
    };
  if (account.state === 'unreachable')
    return {
      key,
      state: 'warning',
      says: `${account.name} could not be reached last time. ${account.stateSays}`.trim(),
      remedy: 'Test the connection before you send.',
    };
  return {
    key,
    state: 'ok',
    says: `${sender.identity.fromName} <${sender.identity.fromAddress}> through ${account.name}`,
  };
}

export function checkSubject(subject: string, preheader: string): ChecklistItem {
  const key = 'subject';
  if (subject.trim() === '')
    return { key, state: 'blocker', says: 'There is no subject.', remedy: 'Write one.' };
  if (subject.length > 70)
    return {
      key,
      state: 'warning',
      says: `The subject has ${subject.length} characters; phones cut it off after about 40.`,
    };
  if (preheader.trim() === '')
    return {
      key,
      state: 'warning',
      says: 'There is no preview text: inboxes will show the first words of the mail instead.',
    };
  return { key, state: 'ok', says: `${subject.length} and ${preheader.length} characters` };
}

export function checkContent(compiled: CompileResult | null): ChecklistItem {
  const key = 'content';
  if (!compiled)
    return {
      key,
      state: 'blocker',
      says: 'There is no content yet.',
      remedy: 'Choose a template or write the mail.',
    };
  if (!compiled.ok) {
    const [first] = compiled.problems;
    return {
      key,
      state: 'blocker',
      says: first ? `Line ${first.line}: ${first.message}` : 'The content does not compile.',
      ...(first ? { remedy: first.advice } : {}),
    };
  }
  const { warnings } = compiled.content;
  if (warnings.length > 0)
    return {
      key,
      state: 'warning',
      says:
        warnings.length === 1
          ? (warnings[0]?.message ?? '')
          : `${warnings.length} notes: ${warnings[0]?.message ?? ''}`,
    };
  const placeholder = compiled.content.links.find((link) => PLACEHOLDER.test(link.url));
  if (placeholder)
    return {
      key,
      state: 'warning',
      says: `A link still leads to ${placeholder.url}, the placeholder of a template.`,
      remedy: 'Put your own address in its place.',
    };
  return { key, state: 'ok', says: `${compiled.content.links.length} links` };
}

/** RFC 2606: addresses that stand in templates and documents, and lead nowhere. */
const PLACEHOLDER = /^https?:\/\/(?:[^/?#]+\.)?example\.(?:com|net|org)(?:[/?#:]|$)/i;

export function checkLaw(workspace: { legalName: string; postalAddress: string }): ChecklistItem {
  const key = 'law';
  if (workspace.legalName.trim() && workspace.postalAddress.trim())
    return { key, state: 'ok', says: `${workspace.legalName} and its address are in the footer` };
  return {
    key,
    state: 'blocker',
    says: 'The law wants your legal name and postal address in every campaign.',
    remedy: 'Fill both in under Settings.',
  };
}

export function checkReplies(sender: SenderFacts | null): ChecklistItem {
  const key = 'replies';
  if (!sender) return { key, state: 'blocker', says: 'Nobody reads the answers before a sender is chosen.' };
  const { mailbox, identity } = sender;
  if (mailbox && (mailbox.state === 'refused' || mailbox.state === 'unreachable'))
    return {
      key,
      state: 'warning',
      says: `${mailbox.address} cannot be read now. ${mailbox.stateSays}`.trim(),
      remedy: 'Test the mailbox under Senders & mailboxes.',
    };
  if (mailbox) return { key, state: 'ok', says: `Answers are read in ${mailbox.address}` };
  if (identity.readsNoReplies)
    return {
      key,
      state: 'warning',
      says: `Nobody reads the answers to ${identity.fromAddress}: you said so.`,
    };
  return {
    key,
    state: 'blocker',
    says: `Nobody reads the answers to ${identity.fromAddress}, bounces among them.`,
    remedy: 'Pair it with a mailbox, or say that nobody shall read them.',
  };
}

/** Links must be reachable for the people who get the mail; without that, only an untracked mail with a mail address to write to may go. */
export function checkPublicUrl(facts: {
  by: 'https' | 'mailto';
  answers: boolean;
  publicUrl: string;
  tracks: boolean;
  /** The mail holds a link to itself on this server. */
  hasViewLink: boolean;
  mailbox: SenderFacts['mailbox'];
}): ChecklistItem {
  const key = 'public_url';
  if (facts.by === 'https' && facts.answers)
    return { key, state: 'ok', says: 'One click, and in the footer' };
  if (facts.by === 'https')
    return {
      key,
      state: 'blocker',
      says: `${facts.publicUrl} does not answer: links in the mail would be dead.`,
      remedy: 'Check PUBLIC_URL and the proxy in front of Mailwright.',
    };
  if (facts.tracks)
    return {
      key,
      state: 'blocker',
      says: `${facts.publicUrl} is not a public https address: the people who get this could open none of its links.`,
      remedy:
        'Set PUBLIC_URL to an https address, or switch tracking of opens and clicks off for this campaign.',
    };
  if (facts.hasViewLink)
    return {
      key,
      state: 'blocker',
      says: `“View in browser” would lead to ${facts.publicUrl}, which the people who get this cannot open.`,
      remedy: 'Take {{view_url}} out of the content, or set PUBLIC_URL to an https address.',
    };
  if (!facts.mailbox)
    return {
      key,
      state: 'blocker',
      says: 'Without a public https address, people unsubscribe by mail, and no mailbox reads it.',
      remedy: 'Pair the sender with a mailbox.',
    };
  return {
    key,
    state: 'warning',
    says: 'People unsubscribe by mail, because there is no public https address.',
  };
}
