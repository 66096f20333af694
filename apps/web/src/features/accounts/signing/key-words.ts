import type { SigningKey, SigningKeyCheck } from '@mailwright/contracts';
import type { CheckState } from '../../../components/states/mailbox-states';
import type { State } from '../../../components/states/StateGlyph';

interface Look {
  state: State;
  word: string;
  /** what it means, and what to do */
  says: string;
}

/** Where a key is shown. */
export interface KeyPlace {
  /** another key of the domain is on */
  anotherSigns: boolean;
  /** the account of the From that is looked at leaves it to its server */
  serverSigns: boolean;
}

/** How a key is, in one glyph, one word and one sentence. */
export function lookOfKey(key: SigningKey, { anotherSigns, serverSigns }: KeyPlace): Look {
  switch (key.state) {
    case 'on':
      return {
        state: { check: key.seenAt === null ? 'look' : 'ready' },
        word: 'On',
        says: serverSigns
          ? 'It signs what leaves through other accounts. This one leaves it to its server.'
          : key.seenAt === null
            ? 'It signs, and its record was never seen: receivers may take every signature for a forged one.'
            : 'Every mail of this domain is signed with it. Its record has to stay where it is.',
      };
    case 'waiting':
      return {
        state: { check: 'todo' },
        word: 'Waits for its record',
        says: anotherSigns
          ? 'Add this record beside the old one, check it, then turn the new key on. Until then the old one signs.'
          : 'Add this record where the DNS of the domain is kept, check it, then turn the key on.',
      };
    case 'off':
      return { state: { campaign: 'paused' }, word: 'Off', says: 'Nothing is signed with it.' };
    case 'replaced':
      return {
        state: { check: 'todo' },
        word: 'Replaced',
        says: 'Leave its record for a week: mail under way is still verified with it. Then delete both.',
      };
  }
}

export const lookOfCheck = ({ state }: SigningKeyCheck): CheckState => {
  if (state === 'match' || state === 'made_up') return 'ready';
  return state === 'no_answer' ? 'todo' : 'broken';
};

/** `ines@Shop.test` → `shop.test` */
export const domainOfAddress = (address: string): string => address.split('@').at(-1)?.toLowerCase() ?? '';
