import type { MigrationInterface } from 'typeorm';
import { CreatePlatform20261121000100 } from './20261121000100-create-platform.js';
import { CreateAuth20261121000200 } from './20261121000200-create-auth.js';
import { CreateWorkspaces20261121000300 } from './20261121000300-create-workspaces.js';
import { CreateContacts20261121000400 } from './20261121000400-create-contacts.js';
import { CreateAccounts20261121000500 } from './20261121000500-create-accounts.js';
import { CreateCampaigns20261121000600 } from './20261121000600-create-campaigns.js';
import { CreateLedger20261121000700 } from './20261121000700-create-ledger.js';
import { CreateInbox20261121000800 } from './20261121000800-create-inbox.js';
import { PublishContacts20261121001100 } from './20261121001100-publish-contacts.js';
import { FillSandboxes20261121001300 } from './20261121001300-fill-sandboxes.js';
import { PublishAccounts20261121001400 } from './20261121001400-publish-accounts.js';
import { PublishTracking20261121001600 } from './20261121001600-publish-tracking.js';
import { PublishInbox20261121001700 } from './20261121001700-publish-inbox.js';
import { StoreOwnNetwork20261121002300 } from './20261121002300-store-own-network.js';
import { TellVerifiedOrders20261121002310 } from './20261121002310-tell-verified-orders.js';
import { CreateSigningKeys20261121001800 } from './20261121001800-create-signing-keys.js';
import { KeepFiles20261121002000 } from './20261121002000-keep-files.js';
import { KeepDoubts20261121001900 } from './20261121001900-keep-doubts.js';
import { IndexAnswers20261121001910 } from './20261121001910-index-answers.js';
import { KeepOriginals20261121002200 } from './20261121002200-keep-originals.js';
import { PublishLedger20261121001500 } from './20261121001500-publish-ledger.js';
import { CountStrikes20261121002600 } from './20261121002600-count-strikes.js';
import { SendAgain20261121002610 } from './20261121002610-send-again.js';
import { CreateOauthGrants20261121002500 } from './20261121002500-create-oauth-grants.js';
import { MergeIndexes20261121002410 } from './20261121002410-merge-indexes.js';
import { ReadMaildrops20261121002100 } from './20261121002100-read-maildrops.js';
import { ClaimPerProvider20261121002800 } from './20261121002800-claim-per-provider.js';
import { RememberLanes20261121002810 } from './20261121002810-remember-lanes.js';

/** Every step, in order. TypeORM sorts by the timestamp at the end of the name. */
export const migrations: (new () => MigrationInterface)[] = [
  CreatePlatform20261121000100,
  CreateAuth20261121000200,
  CreateWorkspaces20261121000300,
  CreateContacts20261121000400,
  CreateAccounts20261121000500,
  CreateCampaigns20261121000600,
  CreateLedger20261121000700,
  CreateInbox20261121000800,
  PublishContacts20261121001100,
  FillSandboxes20261121001300,
  PublishAccounts20261121001400,
  PublishTracking20261121001600,
  PublishInbox20261121001700,
  PublishLedger20261121001500,
  StoreOwnNetwork20261121002300,
  TellVerifiedOrders20261121002310,
  CreateSigningKeys20261121001800,
  KeepFiles20261121002000,
  MergeIndexes20261121002410,
  KeepDoubts20261121001900,
  IndexAnswers20261121001910,
  KeepOriginals20261121002200,
  ReadMaildrops20261121002100,
  CountStrikes20261121002600,
  SendAgain20261121002610,
  CreateOauthGrants20261121002500,
  ClaimPerProvider20261121002800,
  RememberLanes20261121002810,
];
