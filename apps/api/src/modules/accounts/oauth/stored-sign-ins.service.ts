import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DomainError } from '../../../platform/http/domain-error.js';
import {
  authorityName,
  type OauthProvider,
  personOf,
  providerOf,
  TEST_AUTHORITY,
  type TestAuthority,
} from './authorities.js';
import { GrantsRepository } from './grants.repository.js';

interface Server {
  preset: string;
  host: string;
  security: string;
  allowInvalidCertificate: boolean;
  authMethod: string;
  username: string;
}

/** Which consent an account or a mailbox signs in with. */
@Injectable()
export class StoredSignIns {
  constructor(
    private readonly grants: GrantsRepository,
    @Inject(TEST_AUTHORITY) private readonly test: TestAuthority,
  ) {}

  providerOf(server: { preset: string; host: string }): OauthProvider | null {
    return providerOf(server, this.test);
  }

  /**
   * The consent of this user name, if somebody gave it already; null with a password. Refuses settings with which a
   * token would be shown to another server than its authority's, or to whoever sits in between.
   */
  async grantFor(manager: EntityManager, workspaceId: string, server: Server): Promise<string | null> {
    if (server.authMethod !== 'XOAUTH2') return null;
    const provider = this.providerOf(server);
    if (provider === null)
      throw refusal(
        'authMethod',
        `${server.host} takes no sign-in of Google or Microsoft.`,
        'Choose the service in the list, or sign in with a password.',
      );
    if (this.test === null && (server.security === 'none' || server.allowInvalidCertificate))
      throw refusal(
        'security',
        `The sign-in with ${authorityName(provider)} needs an encrypted connection and a verified certificate.`,
        'Choose TLS or STARTTLS, and do not accept a certificate that cannot be verified.',
      );
    return this.grants.idOf(manager, workspaceId, provider, personOf(server.username));
  }
}

const refusal = (path: string, says: string, remedy: string): DomainError =>
  new DomainError('account.no_sign_in', 'invalid', says, remedy, [{ path, message: `${says} ${remedy}` }]);
