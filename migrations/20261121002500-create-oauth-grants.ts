import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Signing in to Google and Microsoft instead of storing a password. */
export class CreateOauthGrants20261121002500 implements MigrationInterface {
  name = 'CreateOauthGrants20261121002500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- What the workspace's owner registered with the authority: who asks for the consent.
      create table oauth_apps (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        provider text not null check (provider in ('google', 'microsoft')),
        client_id text not null,
        client_secret_sealed bytea,
        -- Microsoft's directory; 'common' is everybody's.
        tenant text not null default 'common',
        created_at timestamptz not null default now(),
        version integer not null default 1,
        primary key (workspace_id, provider)
      );

      -- A consent: one per person's account with a provider, whatever connects with it.
      create table oauth_grants (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        provider text not null check (provider in ('google', 'microsoft')),
        -- In lower case.
        username text not null,
        scopes text not null,
        refresh_token_sealed bytea not null,
        access_token_sealed bytea,
        issued_at timestamptz not null default now(),
        -- Of the access token.
        expires_at timestamptz not null,
        -- Ahead of that, with jitter.
        refresh_at timestamptz not null,
        -- withdrawn: a person has to sign in again. app_refused: an owner has to correct the app.
        state text not null default 'valid' check (state in ('valid', 'withdrawn', 'app_refused')),
        state_says text not null default '',
        state_since timestamptz not null default now(),
        -- Who asks the authority now has the row until then; counted up with every change of tokens or state.
        refreshing_until timestamptz,
        failures integer not null default 0,
        retry_at timestamptz,
        version integer not null default 1,
        created_at timestamptz not null default now(),
        primary key (workspace_id, id),
        unique (workspace_id, provider, username)
      );

      -- A sign-in that was begun in the page: taken out when its answer comes, once.
      create table oauth_sign_ins (
        workspace_id uuid not null references workspaces (id) on delete cascade,
        id uuid not null default uuidv7(),
        session_id text not null,
        provider text not null check (provider in ('google', 'microsoft')),
        about text not null check (about in ('sending_account', 'mailbox')),
        about_id uuid not null,
        username text not null,
        -- The PKCE code verifier (RFC 7636).
        verifier_sealed bytea not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        primary key (workspace_id, id)
      );
      create index oauth_sign_ins_expires on oauth_sign_ins (expires_at);

      alter table sending_accounts add column oauth_grant_id uuid,
        add foreign key (workspace_id, oauth_grant_id) references oauth_grants (workspace_id, id)
          on delete set null (oauth_grant_id),
        drop constraint sending_accounts_auth_method_check,
        add constraint sending_accounts_auth_method_check
          check (auth_method in ('none', 'auto', 'PLAIN', 'LOGIN', 'CRAM-MD5', 'XOAUTH2'));
      create index sending_accounts_oauth_grant on sending_accounts (workspace_id, oauth_grant_id)
        where oauth_grant_id is not null;
      alter table mailboxes add column oauth_grant_id uuid,
        add foreign key (workspace_id, oauth_grant_id) references oauth_grants (workspace_id, id)
          on delete set null (oauth_grant_id),
        drop constraint mailboxes_auth_method_check,
        add constraint mailboxes_auth_method_check check (auth_method in ('auto', 'PLAIN', 'LOGIN', 'XOAUTH2'));
      create index mailboxes_oauth_grant on mailboxes (workspace_id, oauth_grant_id) where oauth_grant_id is not null;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
