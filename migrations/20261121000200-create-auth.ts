import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The tables of the sign-in library (better-auth 1.7.7 with organisations and stored rate limits), in a schema of its own. */
export class CreateAuth20261121000200 implements MigrationInterface {
  name = 'CreateAuth20261121000200';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create schema auth;
      create table auth."user" (
        "id" uuid primary key default uuidv7(), "name" text not null, "email" text not null unique,
        "emailVerified" boolean not null, "image" text,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
      create table auth."session" (
        "id" uuid primary key default uuidv7(), "expiresAt" timestamptz not null, "token" text not null unique,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null,
        "ipAddress" text, "userAgent" text,
        "userId" uuid not null references auth."user" ("id") on delete cascade, "activeOrganizationId" text);
      create table auth."account" (
        "id" uuid primary key default uuidv7(), "accountId" text not null, "providerId" text not null,
        "userId" uuid not null references auth."user" ("id") on delete cascade,
        "accessToken" text, "refreshToken" text, "idToken" text,
        "accessTokenExpiresAt" timestamptz, "refreshTokenExpiresAt" timestamptz, "scope" text, "password" text,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null);
      create table auth."verification" (
        "id" uuid primary key default uuidv7(), "identifier" text not null, "value" text not null,
        "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default now(), "updatedAt" timestamptz not null default now());
      create table auth."organization" (
        "id" uuid primary key default uuidv7(), "name" text not null, "slug" text not null unique,
        "logo" text, "createdAt" timestamptz not null, "metadata" text);
      create table auth."member" (
        "id" uuid primary key default uuidv7(),
        "organizationId" uuid not null references auth."organization" ("id") on delete cascade,
        "userId" uuid not null references auth."user" ("id") on delete cascade,
        "role" text not null, "createdAt" timestamptz not null);
      create table auth."invitation" (
        "id" uuid primary key default uuidv7(),
        "organizationId" uuid not null references auth."organization" ("id") on delete cascade,
        "email" text not null, "role" text, "status" text not null, "expiresAt" timestamptz not null,
        "createdAt" timestamptz not null default now(),
        "inviterId" uuid not null references auth."user" ("id") on delete cascade);
      create table auth."rateLimit" (
        "id" uuid primary key default uuidv7(), "key" text not null unique,
        "count" integer not null, "lastRequest" bigint not null);
      create index on auth."session" ("userId");
      create index on auth."account" ("userId");
      create index on auth."verification" ("identifier");
      create unique index on auth."member" ("organizationId", "userId");
      create index on auth."member" ("userId");
      create index on auth."invitation" ("organizationId");
      create index on auth."invitation" ("email");
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only: restore a backup instead.');
  }
}
