import { escapeHtml, renderPage } from './page-frame.js';

/** What the page knows of the person and the sender. */
export interface OptOutView {
  /**
   * `subscribed`: may unsubscribe. `done`: has just done so. `already`: had done so before. `back`: has just taken it
   * back. `blocked`: gets no mail for another reason, which this page does not lift. `gone`: we know nobody any more.
   * `test`: the mail was a test. `done` and `already` offer the way back.
   */
  state: 'subscribed' | 'done' | 'already' | 'back' | 'blocked' | 'gone' | 'test';
  /** The From name, else its address. */
  sender: string;
  /** Shortened: whoever got the mail forwarded shall not learn it. */
  address: string;
  legalName: string;
  postalAddress: string;
  /** Where the button posts to. */
  action: string;
}

type Words = (sender: string, address: string) => { title: string; says: string };

const WORDS: Record<OptOutView['state'], Words> = {
  subscribed: (sender, address) => ({
    title: `Unsubscribe from ${sender}?`,
    says: `${strong(address)} will get no more newsletters and offers from ${strong(sender)}. Answers to your own questions still reach you.`,
  }),
  done: (sender, address) => ({
    title: 'You are unsubscribed',
    says: `${strong(address)} gets no more newsletters and offers from ${strong(sender)}, from this moment on.`,
  }),
  already: (sender, address) => ({
    title: 'You are already unsubscribed',
    says: `${strong(address)} gets no newsletters and offers from ${strong(sender)}. There is nothing more to do.`,
  }),
  back: (sender, address) => ({
    title: 'You are subscribed again',
    says: `${strong(address)} gets mail from ${strong(sender)} as before.`,
  }),
  blocked: (sender, address) => ({
    title: 'You get no mail from this sender',
    says: `${strong(sender)} sends nothing to ${strong(address)}. There is nothing more to do.`,
  }),
  gone: (sender) => ({
    title: 'You get no mail from this sender',
    says: `${strong(sender)} does not know your address any more. There is nothing more to do.`,
  }),
  test: (sender) => ({
    title: 'This was a test mail',
    says: `In the real mail of ${strong(sender)} the recipient unsubscribes here. Nothing was changed.`,
  }),
};

export function unsubscribePage(view: OptOutView): string {
  const { title, says } = WORDS[view.state](view.sender, view.address);
  return renderPage({
    title,
    body: `<p>${says}</p>${buttonOf(view)}`,
    foot: [view.legalName, view.postalAddress].filter(Boolean).join('\n') || undefined,
  });
}

function buttonOf({ state, action }: OptOutView): string {
  if (state === 'subscribed') return form(action, 'unsubscribe', 'Unsubscribe', '');
  if (state === 'done' || state === 'already') return form(action, 'resubscribe', 'Subscribe again', 'quiet');
  return '';
}

const form = (action: string, choice: string, label: string, look: string): string =>
  `<form method="post" action="${escapeHtml(action)}"><button type="submit" name="choice" value="${choice}" class="${look}">${label}</button></form>`;

const strong = (text: string): string => `<strong>${escapeHtml(text)}</strong>`;

/** `a…@example.com` */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  return at < 1 ? 'Your address' : `${address.slice(0, 1)}…${address.slice(at)}`;
}
