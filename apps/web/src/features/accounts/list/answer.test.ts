import { expect, test } from 'vitest';
import type { Identity, Mailbox, SendingAccount } from '@mailwright/contracts';
import { answerOf } from './answer';

const account = (state: string) => ({ state, hasPassword: true, authMethod: 'auto' }) as SendingAccount;
const mailbox = (state: string) => ({ state, hasPassword: true }) as Mailbox;
const identity = (problems: string[] = []) => ({ problems }) as Identity;

test.each([
  [[account('working')], [mailbox('working')], [identity()], 'Mail can leave, and answers are read.'],
  [[account('working')], [mailbox('catching_up')], [identity()], 'Mail can leave, and answers are read.'],
  [[account('working')], [], [identity()], 'Mail can leave. Nobody reads the answers.'],
  [
    [account('refused')],
    [mailbox('unreachable')],
    [identity()],
    '1 account does not send, and 1 mailbox is not read.',
  ],
  [[], [], [identity()], 'Nothing can leave before there is a sending account.'],
  [[account('working')], [], [], 'Add the address that people see your mail come from.'],
  [[account('paused')], [mailbox('working')], [identity(['paused'])], '1 From address is not ready.'],
])('says first what matters most (%#)', (accounts, mailboxes, identities, answer) => {
  expect(answerOf(accounts, mailboxes, identities)).toBe(answer);
});
