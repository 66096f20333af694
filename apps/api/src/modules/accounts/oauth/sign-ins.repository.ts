import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { row } from '../../../platform/database/database.js';
import type { OauthProvider } from './authorities.js';

export type About = 'sending_account' | 'mailbox';

export interface NewSignIn {
  sessionId: string;
  provider: OauthProvider;
  about: About;
  aboutId: string;
  username: string;
  verifierSealed: Buffer;
}

export interface SignInRow extends Omit<NewSignIn, 'sessionId'> {
  id: string;
}

/** Long enough for a second factor and a look into the handbook. */
const MINUTES = 15;

/** Sign-ins between the page and the authority. */
@Injectable()
export class SignInsRepository {
  async begin(
    manager: EntityManager,
    workspaceId: string,
    one: NewSignIn,
  ): Promise<{ id: string; expiresAt: Date }> {
    await manager.query(`delete from oauth_sign_ins where workspace_id = $1 and expires_at <= now()`, [
      workspaceId,
    ]);
    const begun = await row<{ id: string; expiresAt: Date }>(
      manager,
      `insert into oauth_sign_ins (workspace_id, session_id, provider, about, about_id, username, verifier_sealed, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7, now() + interval '${MINUTES} minutes')
       returning id, expires_at as "expiresAt"`,
      [workspaceId, one.sessionId, one.provider, one.about, one.aboutId, one.username, one.verifierSealed],
    );
    if (!begun) throw new Error('The insert returned no row.');
    return begun;
  }

  /** Once: the second who comes with the same state finds nothing. Nor does another session, which leaves it where it is. */
  take(
    manager: EntityManager,
    workspaceId: string,
    id: string,
    sessionId: string,
  ): Promise<SignInRow | null> {
    return row<SignInRow>(
      manager,
      `delete from oauth_sign_ins where workspace_id = $1 and id = $2 and session_id = $3 and expires_at > now()
       returning id, provider, about, about_id as "aboutId", username, verifier_sealed as "verifierSealed"`,
      [workspaceId, id, sessionId],
    );
  }

  /** The account or mailbox signs in with this consent from now on. False: it was deleted in the meantime. */
  async link(
    manager: EntityManager,
    workspaceId: string,
    { about, aboutId }: { about: About; aboutId: string },
    grantId: string,
    username: string,
  ): Promise<boolean> {
    const table = about === 'mailbox' ? 'mailboxes' : 'sending_accounts';
    const linked = await row(
      manager,
      `update ${table} set oauth_grant_id = $3, username = $4, auth_method = 'XOAUTH2', password_sealed = null
        where workspace_id = $1 and id = $2 returning id`,
      [workspaceId, aboutId, grantId, username],
    );
    return linked !== null;
  }
}
