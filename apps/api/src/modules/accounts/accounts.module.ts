import { Module } from '@nestjs/common';
import { AccountConnections } from './account-connections.service.js';

/** Sending accounts, identities and mailboxes. */
@Module({ providers: [AccountConnections], exports: [AccountConnections] })
export class AccountsModule {}
