import type { TruthLog } from '../truth/truth-log.js';
import { createAgenda } from './agenda.js';
import { couldNot, type ActDetail, type ActOutcome, type Errand } from './errand.js';
import { performAct, type Means } from './perform-act.js';

/** At most this many acts (and so HTTP requests) at once. */
const CONCURRENCY = 32;
const FIRST_RETRY_MS = 250;
const LONGEST_RETRY_MS = 10_000;
/** About ten minutes of asking a server that is away. */
const MOST_TRIES = 64;

/** Lets errands happen at their times and writes down what came of them. */
export interface Life {
  begin(errand: Errand): void;
  /** Letters whose readers have still something to do. */
  readonly pending: number;
  settled(): Promise<void>;
  stop(): Promise<void>;
}

export interface LifeOptions {
  delayScale: number;
  truth: TruthLog;
  means: Means;
  /** Told of errors that no rule covers; the errand goes on with its next act. */
  onError(error: unknown): void;
}

export function createLife(options: LifeOptions): Life {
  const dueAt = (errand: Errand): number =>
    errand.acceptedAt + errand.acts[errand.next]!.afterMs * options.delayScale;

  const agenda = createAgenda<Errand>({
    concurrency: CONCURRENCY,
    perform: async (errand) => {
      const outcome = await attempt(errand, options);
      if (outcome.again) {
        errand.tries += 1;
        agenda.add(Date.now() + Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** (errand.tries - 1)), errand);
        return;
      }
      try {
        await writeDown(errand, outcome.details, options.truth);
      } catch (error) {
        options.onError(error);
      }
      errand.next += 1;
      errand.tries = 0;
      if (errand.next < errand.acts.length) agenda.add(dueAt(errand), errand);
      else options.means.spool.release(errand.letter);
    },
  });
  return {
    begin: (errand) => agenda.add(dueAt(errand), errand),
    get pending() {
      return agenda.pending;
    },
    settled: () => agenda.settled(),
    stop: () => agenda.stop(),
  };
}

async function attempt(errand: Errand, options: LifeOptions): Promise<ActOutcome> {
  const intended = errand.acts[errand.next]!.kind;
  try {
    const outcome = await performAct(errand, options.means);
    return outcome.again && errand.tries >= MOST_TRIES ? couldNot(intended, outcome.reason) : outcome;
  } catch (error) {
    options.onError(error);
    return couldNot(intended, error instanceof Error ? error.message : String(error));
  }
}

/** All records of an act go out in one write, so that a crash leaves either none of them or all. */
async function writeDown(errand: Errand, details: ActDetail[], truth: TruthLog): Promise<void> {
  const at = new Date().toISOString();
  await Promise.all(
    details.map((detail, index) => {
      const nth = errand.told[detail.kind] ?? 0;
      errand.told[detail.kind] = nth + 1;
      if (detail.landed !== undefined) errand.landed = detail.landed;
      return truth.append({
        at,
        ...detail,
        to: errand.person.email,
        from: errand.from,
        messageId: errand.messageId,
        mailing: errand.mailing,
        person: errand.person.email,
        nth,
        act: errand.next,
        actDone: index === details.length - 1,
      });
    }),
  );
}
