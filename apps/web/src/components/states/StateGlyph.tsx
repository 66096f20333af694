import type { ReactNode } from 'react';
import type { Icon } from '@tabler/icons-react';
import { RingShare } from './RingShare';
import classes from './StateGlyph.module.css';
import { campaignStates, type CampaignState } from './campaign-states';
import { deliveryStates, type DeliveryState } from './delivery-states';
import { checkStates, mailboxStates, type CheckState, type MailboxState } from './mailbox-states';

/** One picture, one word, one colour for a state. The role is a name of the theme, e.g. `ok-fill`. */
export interface StateLook {
  word: string;
  icon: Icon;
  role: string;
}

/** A state of something, e.g. `{ campaign: 'sending', share: 0.66 }` or `{ mail: 'accepted' }`. */
export type State =
  | { campaign: CampaignState; /** 0…1, for `sending` */ share?: number }
  | { mail: DeliveryState }
  | { mailbox: MailboxState }
  | { check: CheckState };

function lookOf(state: State): StateLook {
  if ('campaign' in state) return campaignStates[state.campaign];
  if ('mail' in state) return deliveryStates[state.mail];
  if ('mailbox' in state) return mailboxStates[state.mailbox];
  return checkStates[state.check];
}

function picture(state: State, size: number) {
  if ('campaign' in state && state.campaign === 'sending') {
    return <RingShare share={state.share ?? 0} size={size} />;
  }
  const { icon: Picture, role } = lookOf(state);
  return <Picture size={size} color={`var(--mw-${role})`} aria-hidden />;
}

/** The picture alone; its word is its name. Where there is room use StateWord. */
export function StateGlyph({ state, size = 15 }: { state: State; size?: number }) {
  const { word } = lookOf(state);
  return (
    // An <img> needs a file; this picture is drawn.
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
    <span role="img" aria-label={word} title={word} className={classes.glyph}>
      {picture(state, size)}
    </span>
  );
}

/** Picture and word. `children` replaces the word where a more exact one is known ("Stopped", "Passes"). */
export function StateWord({ state, children }: { state: State; children?: ReactNode }) {
  return (
    <span className={`num ${classes.state}`}>
      {picture(state, 15)}
      {children ?? lookOf(state).word}
    </span>
  );
}
