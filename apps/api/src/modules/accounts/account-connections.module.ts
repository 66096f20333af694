import { Module } from '@nestjs/common';
import { AccountConnections } from './account-connections.service.js';
import { ConnectionsRepository } from './connections.repository.js';

/** What connects with accounts, and nothing of what a page asks for: all that a sender needs of this module. */
@Module({ providers: [AccountConnections, ConnectionsRepository], exports: [AccountConnections] })
export class AccountConnectionsModule {}
