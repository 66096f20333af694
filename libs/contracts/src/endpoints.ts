import { campaignEndpoints } from './campaigns.endpoints.js';
import { conversionEndpoints } from './conversions.js';
import type { Endpoint } from './endpoint.js';
import { accountEndpoints } from './accounts.endpoints.js';
import { contactEndpoints } from './contacts.js';
import { fileEndpoints } from './files.js';
import { importEndpoints } from './imports.js';
import { inboxEndpoints } from './inbox.endpoints.js';
import { listEndpoints } from './lists.js';
import { oauthEndpoints } from './oauth.js';
import { sandboxEndpoints } from './sandbox.js';
import { reportEndpoints } from './reports.js';
import { sessionEndpoints } from './session.js';
import { signingKeyEndpoints } from './signing-keys.js';
import { suppressionEndpoints } from './suppressions.js';
import { templateEndpoints } from './templates.js';
import { trackingEndpoints } from './tracking.js';
import { workspaceEndpoints } from './workspaces.js';

/** Every endpoint of the API, in the order of the document. A noun's file adds its own list here. */
export const endpoints: readonly Endpoint[] = [
  ...sessionEndpoints,
  ...workspaceEndpoints,
  ...accountEndpoints,
  ...signingKeyEndpoints,
  ...oauthEndpoints,
  ...contactEndpoints,
  ...listEndpoints,
  ...importEndpoints,
  ...suppressionEndpoints,
  ...campaignEndpoints,
  ...reportEndpoints,
  ...sandboxEndpoints,
  ...inboxEndpoints,
  ...templateEndpoints,
  ...fileEndpoints,
  ...conversionEndpoints,
  ...trackingEndpoints,
];
