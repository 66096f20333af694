import type { Mailbox, SendingAccount } from '@mailwright/contracts';
import type { State } from '../../components/states/StateGlyph';

interface Look {
  state: State;
  word: string;
}

/** How an account is, in one glyph and one word. */
export function lookOfAccount({ state, hasPassword, authMethod }: SendingAccount): Look {
  if (state === 'paused') return { state: { campaign: 'paused' }, word: 'Paused' };
  if (state === 'refused') return { state: { mailbox: 'sign-in' }, word: 'Sign in again' };
  if (authMethod !== 'none' && !hasPassword)
    return { state: { mailbox: 'sign-in' }, word: withoutLogin(authMethod) };
  if (state === 'unreachable') return { state: { mailbox: 'unreachable' }, word: 'Not reachable' };
  return { state: { mailbox: 'working' }, word: 'Working' };
}

/** The same of a mailbox. */
export function lookOfMailbox({ state, hasPassword, authMethod }: Mailbox): Look {
  if (state === 'paused') return { state: { campaign: 'paused' }, word: 'Paused' };
  if (state === 'refused') return { state: { mailbox: 'sign-in' }, word: 'Sign in again' };
  if (!hasPassword) return { state: { mailbox: 'sign-in' }, word: withoutLogin(authMethod) };
  if (state === 'unreachable') return { state: { mailbox: 'unreachable' }, word: 'Not reachable' };
  if (state === 'catching_up') return { state: { mailbox: 'catching-up' }, word: 'Catching up' };
  return { state: { mailbox: 'working' }, word: 'Working' };
}

const withoutLogin = (authMethod: string): string =>
  authMethod === 'XOAUTH2' ? 'Not signed in' : 'Has no password';

/** Whether mail waits or answers are not seen because of it. A pause is a person's own wish. */
export const needsHelp = ({ word }: Look): boolean => !['Working', 'Catching up', 'Paused'].includes(word);

/** `hello@northlight.coffee` → `hello@`, which is how people speak of a mailbox. */
export const shortAddress = (address: string): string => `${address.split('@')[0] ?? address}@`;

/** For the middle of a sentence: without the full stop, and without a capital where it is an ordinary word. */
export const asClause = (sentence: string): string =>
  sentence.replace(/\.$/, '').replace(/^(The|It|This|No|Nothing)\b/, (word) => word.toLowerCase());
