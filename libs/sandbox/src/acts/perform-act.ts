import { glanceAt, type Glance } from '../letters/glance.js';
import { readLetter } from '../letters/read-letter.js';
import type { PostOffice } from '../mailboxes/post-office.js';
import type { Requester } from '../outside/requester.js';
import { buy } from './buy.js';
import type { ActOutcome, Errand } from './errand.js';
import { click, open, scan } from './look.js';
import { unsubscribeOverHttp } from './unsubscribe.js';
import { write, type Writing } from './write.js';
import type { LetterSpool } from '../truth/letter-spool.js';

export interface Means {
  requester: Requester;
  postOffice: PostOffice;
  spool: LetterSpool;
}

/** Does the next act of an errand, the way it is done in the world: over HTTP, or by a message in the mailbox. */
export async function performAct(errand: Errand, means: Means): Promise<ActOutcome> {
  const act = errand.acts[errand.next]!;
  const { person } = errand;
  const glance = (): Glance => (errand.glance ??= glanceAt(means.spool.read(errand.letter)));
  const answer = async (writing: Writing): Promise<ActOutcome> =>
    await write(writing, errand, await readLetter(means.spool.read(errand.letter)), means.postOffice);
  switch (act.kind) {
    case 'opened':
    case 'machine_opened':
      return await open(act.kind, person, glance(), means.requester);
    case 'clicked':
      return await click(person, glance(), act.pick, means.requester);
    case 'scanner_clicked':
      return await scan(glance(), means.requester);
    case 'bought':
      return await buy(errand, act.amount, means.requester);
    case 'unsubscribed':
      return (await unsubscribeOverHttp(act.way, person, glance(), means.requester)) ?? (await answer(act));
    default:
      return await answer(act);
  }
}
