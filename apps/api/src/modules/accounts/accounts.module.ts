import { Module } from '@nestjs/common';
import { AccountConnectionsModule } from './account-connections.module.js';
import { AccountsService } from './accounts.service.js';
import { ConnectionTests } from './connection-tests.service.js';
import { DnsResolver, SystemDns } from './domain-check/dns-resolver.js';
import { DomainChecks } from './domain-check/domain-checks.service.js';
import { IdentitiesController } from './identities.controller.js';
import { IdentitiesRepository } from './identities.repository.js';
import { IdentitiesService } from './identities.service.js';
import { MailboxesController } from './mailboxes.controller.js';
import { MailboxesRepository } from './mailboxes.repository.js';
import { MailboxesService } from './mailboxes.service.js';
import { OauthAppsService } from './oauth/oauth-apps.service.js';
import { OauthController } from './oauth/oauth.controller.js';
import { SignInService } from './oauth/sign-in.service.js';
import { SignInsRepository } from './oauth/sign-ins.repository.js';
import { StoredSignIns } from './oauth/stored-sign-ins.service.js';
import { SendingAccountsController } from './sending-accounts.controller.js';
import { SendingAccountsRepository } from './sending-accounts.repository.js';
import { SendingAccountsService } from './sending-accounts.service.js';
import { SigningKeysController } from './signing/signing-keys.controller.js';
import { SigningKeysRepository } from './signing/signing-keys.repository.js';
import { SigningKeysService } from './signing/signing-keys.service.js';

/** Sending accounts, identities and mailboxes. */
@Module({
  imports: [AccountConnectionsModule],
  controllers: [
    SendingAccountsController,
    MailboxesController,
    IdentitiesController,
    SigningKeysController,
    OauthController,
  ],
  providers: [
    AccountsService,
    ConnectionTests,
    DomainChecks,
    { provide: DnsResolver, useClass: SystemDns },
    IdentitiesRepository,
    IdentitiesService,
    MailboxesRepository,
    MailboxesService,
    OauthAppsService,
    SignInService,
    SignInsRepository,
    StoredSignIns,
    SendingAccountsRepository,
    SendingAccountsService,
    SigningKeysRepository,
    SigningKeysService,
  ],
  exports: [
    AccountConnectionsModule,
    AccountsService,
    IdentitiesService,
    MailboxesService,
    SendingAccountsService,
  ],
})
export class AccountsModule {}
