import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { changed } from '../../platform/database/database.js';

/** What proved that a mail in doubt had left. */
export type ConfirmedBy =
  'confirmed_by_reply' | 'confirmed_by_bounce' | 'confirmed_by_complaint' | 'confirmed_by_click';

/** Ends the doubt about single deliveries, on evidence that others find. */
@Injectable()
export class UncertainDeliveries {
  /**
   * An `uncertain` delivery becomes `accepted` with this reason, in the caller's transaction; one in any other state is
   * left alone. Answers whether it won. The instant is that of the attempt in doubt: then it left.
   */
  async confirm(
    manager: EntityManager,
    workspaceId: string,
    delivery: { mailingId: string; contactId: string },
    by: ConfirmedBy,
  ): Promise<boolean> {
    const count = await changed(
      manager,
      `update deliveries set state = 'accepted', reason = $4, accepted_at = coalesce(settled_at, now()), settled_at = coalesce(settled_at, now())
        where workspace_id = $1 and mailing_id = $2 and contact_id = $3 and state = 'uncertain'`,
      [workspaceId, delivery.mailingId, delivery.contactId, by],
    );
    return count > 0;
  }
}
