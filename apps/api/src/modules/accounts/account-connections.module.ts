import { Module } from '@nestjs/common';
import { AccountConnections } from './account-connections.service.js';
import { ConnectionsRepository } from './connections.repository.js';
import { AccessTokens } from './oauth/access-tokens.service.js';
import { OauthAppsRepository } from './oauth/apps.repository.js';
import { GrantsRepository } from './oauth/grants.repository.js';

/** What connects with accounts, and nothing of what a page asks for: all that a sender needs of this module. */
@Module({
  providers: [AccessTokens, AccountConnections, ConnectionsRepository, GrantsRepository, OauthAppsRepository],
  exports: [AccessTokens, AccountConnections, GrantsRepository, OauthAppsRepository],
})
export class AccountConnectionsModule {}
