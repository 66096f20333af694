import type { Check } from '../../../components/layout/ChecklistRail';

/** What has been done so far in a workspace that sends real mail. */
export interface Progress {
  accounts: number;
  mailboxes: number;
  senders: number;
  /** The legal name and postal address are known, which every campaign must show. */
  lawful: boolean;
  people: number;
  drafts: number;
}

/** Where a step is done. */
export type StepPlace = 'connect' | 'senders' | 'settings' | 'import' | 'campaigns';
export interface Step extends Pick<Check, 'title' | 'note' | 'state'> {
  place: StepPlace;
  label: string;
}

/** From nothing to the first test mail, in the order in which each needs the one before. */
export function stepsOf({ accounts, mailboxes, senders, lawful, people, drafts }: Progress): Step[] {
  const step = (done: boolean, title: string, note: string, place: StepPlace, label: string): Step => ({
    title,
    note,
    state: done ? 'ready' : 'todo',
    place,
    label,
  });
  return [
    step(
      accounts > 0,
      'Connect a sending account',
      'Your mail server or provider; it is tried before it is saved.',
      'connect',
      'Connect',
    ),
    step(
      mailboxes > 0,
      'Connect the mailbox that gets the answers',
      'It is read without leaving a trace in it.',
      'connect',
      'Connect',
    ),
    step(
      senders > 0,
      'Say who writes',
      'The name and address that people see, and who reads the answers.',
      'senders',
      'Add a From',
    ),
    step(
      lawful,
      'Give your legal name and postal address',
      'The law wants them below every campaign; without them none goes out.',
      'settings',
      'Fill in',
    ),
    step(
      people > 0,
      'Bring your people in',
      'A CSV file, with where they agreed to get mail.',
      'import',
      'Import',
    ),
    step(
      drafts > 0,
      'Write a campaign and send yourself a test',
      'Nothing leaves to others before you say so.',
      'campaigns',
      'Begin',
    ),
  ];
}
