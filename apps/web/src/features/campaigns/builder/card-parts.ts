import type { Checklist } from '../api/campaigns';
import type { Draft } from './use-draft';

/** What every card of the builder gets. */
export interface CardParts {
  draft: Draft;
  /** what the server found in the saved draft; undefined before its first answer */
  checklist: Checklist | undefined;
  mayEdit: boolean;
}
