import { Inject, Injectable } from '@nestjs/common';
import type { InputOf, OauthApp, saveOauthApp } from '@mailwright/contracts';
import { Database } from '../../../platform/database/database.js';
import { notFound } from '../../../platform/http/domain-error.js';
import { PUBLIC_URL } from '../../../platform/http/public-url.js';
import { LiveBus } from '../../../platform/live/live-bus.js';
import { Sealer } from '../../../platform/secrets/sealer.js';
import { type AppRow, OauthAppsRepository } from './apps.repository.js';
import { authorityOf, type OauthProvider } from './authorities.js';
import { GrantsRepository } from './grants.repository.js';
import { clientSecretSecret } from './sealed-tokens.js';

const PROVIDERS: readonly OauthProvider[] = ['google', 'microsoft'];

/** Where an authority sends a person back to; the same for both and for every workspace. */
export const redirectUriOf = (publicUrl: string): string => `${publicUrl}/oauth/callback`;

/** What owners registered with Google and Microsoft. */
@Injectable()
export class OauthAppsService {
  constructor(
    private readonly database: Database,
    private readonly apps: OauthAppsRepository,
    private readonly grants: GrantsRepository,
    private readonly sealer: Sealer,
    private readonly live: LiveBus,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  async list(workspaceId: string): Promise<OauthApp[]> {
    const stored = await this.apps.all(this.database.manager, workspaceId);
    return PROVIDERS.map((provider) =>
      this.present(
        provider,
        stored.find((app) => app.provider === provider),
      ),
    );
  }

  async save(
    workspaceId: string,
    provider: OauthProvider,
    { clientId, clientSecret, tenant }: InputOf<typeof saveOauthApp>['body'],
  ): Promise<OauthApp> {
    const secret =
      clientSecret === undefined
        ? 'keep'
        : clientSecret && this.sealer.seal(clientSecret, clientSecretSecret(workspaceId));
    await this.database.transaction(async (manager) => {
      await this.apps.save(manager, workspaceId, { provider, clientId, tenant, secret: secret || null });
      for (const id of await this.grants.trustAgain(manager, workspaceId, provider))
        await this.grants.wakeUsers(manager, workspaceId, id);
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
    const saved = await this.apps.find(this.database.manager, workspaceId, provider);
    return this.present(provider, saved ?? undefined);
  }

  async remove(workspaceId: string, provider: OauthProvider): Promise<void> {
    await this.database.transaction(async (manager) => {
      if (!(await this.apps.remove(manager, workspaceId, provider))) throw notFound('app');
      await this.live.tell(manager, { workspaceId, topic: 'accounts' });
    });
  }

  private present(provider: OauthProvider, app: AppRow | undefined): OauthApp {
    const { name, scopes } = authorityOf(provider, 'common', null);
    return {
      provider,
      name,
      clientId: app?.clientId ?? null,
      hasSecret: Boolean(app?.clientSecretSealed),
      tenant: app?.tenant ?? 'common',
      redirectUri: redirectUriOf(this.publicUrl),
      scopes: [...scopes],
    };
  }
}
