import { beginSignIn, saveOauthApp } from '../../../lib/api/generated/sdk.gen';
import type { BeginSignInData, SaveOauthAppData } from '../../../lib/api/generated/types.gen';

export {
  listOauthAppsOptions,
  listOauthAppsQueryKey,
} from '../../../lib/api/generated/@tanstack/react-query.gen';

export const registerApp = async (path: SaveOauthAppData['path'], body: SaveOauthAppData['body']) =>
  (await saveOauthApp({ path, body })).data;
/** The address at Google or Microsoft that this browser goes to. */
export const signInAddress = async (workspaceId: string, body: BeginSignInData['body']) =>
  (await beginSignIn({ path: { workspaceId }, body })).data.url;
