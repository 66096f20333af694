/** What an authority's refusal means for a consent. */
export interface RefusalRule {
  /** `withdrawn`: the person signs in again. `app`: an owner corrects the app. */
  kind: 'withdrawn' | 'app';
  error: RegExp;
  /** Matched against the description; the first rule that matches decides. */
  description?: RegExp;
  says: string;
}

/** RFC 6749, section 5.2, and what the two authorities say beside it. `{name}` is the authority's. */
export const refusalRules: readonly RefusalRule[] = [
  // Microsoft: `invalid_grant`, `AADSTS700082: The refresh token has expired due to inactivity. …`
  {
    kind: 'withdrawn',
    error: /^invalid_grant$/,
    description: /AADSTS(700082|70043|50089)|expired due to inactivity/,
    says: '{name} has let the permission run out, because it was not used for long or by a rule of the organisation. Sign in again.',
  },
  // Microsoft: `invalid_grant`, `AADSTS50173: The provided grant has expired due to it being revoked, a fresh auth token is needed. The user might have changed or reset their password. …`
  {
    kind: 'withdrawn',
    error: /^invalid_grant$/,
    description: /AADSTS(50173|50133)/,
    says: 'The password of this account was changed, which ends the permission with {name}. Sign in again.',
  },
  // Microsoft: `invalid_grant`, `AADSTS65001: The user or administrator has not consented to use the application …`
  {
    kind: 'withdrawn',
    error: /^invalid_grant$|^consent_required$/,
    description: /AADSTS65001/,
    says: 'The user or an administrator has taken the permission back at {name}. Sign in again.',
  },
  // Google: `invalid_grant`, `Token has been expired or revoked.`
  {
    kind: 'withdrawn',
    error: /^invalid_grant$/,
    says: '{name} no longer accepts the permission: it was withdrawn, the password was changed, or the app is in testing, where a permission lasts 7 days. Sign in again.',
  },
  // Microsoft: `interaction_required`, `AADSTS50076: Due to a configuration change made by your administrator, … you must use multi-factor authentication …`
  {
    kind: 'withdrawn',
    error: /^(interaction_required|login_required|consent_required)$/,
    says: '{name} wants to see the person again, for example for a second factor. Sign in again.',
  },
  // Microsoft: `invalid_client`, `AADSTS7000222: The provided client secret keys for app '…' are expired. …`
  {
    kind: 'app',
    error: /^(invalid_client|unauthorized_client)$/,
    description: /AADSTS7000222/,
    says: 'The client secret of the app has expired at {name}. Make a new one there and enter it under “Sign in with {name}”.',
  },
  // Google: `invalid_client`, `The OAuth client was not found.`; `unauthorized_client`, `Unauthorized`
  // Microsoft: `invalid_client`, `AADSTS7000215: Invalid client secret provided. …`; `unauthorized_client`, `AADSTS700016: Application with identifier '…' was not found …`
  {
    kind: 'app',
    error: /^(invalid_client|unauthorized_client|deleted_client|org_internal)$/,
    says: '{name} does not accept the client ID or the client secret. Correct them under “Sign in with {name}”.',
  },
  // RFC 6749: `invalid_scope`, `unsupported_grant_type`, `invalid_request`: what we ask for is not allowed to this app.
  {
    kind: 'app',
    error: /^(invalid_scope|unsupported_grant_type|invalid_request|access_denied)$/,
    says: '{name} refuses what the app asks for. Check its permissions and its redirect address.',
  },
];

/** Null: nothing that a person has to put right, as far as is known. */
export function ruleFor(error: string, description: string): RefusalRule | null {
  return (
    refusalRules.find((rule) => rule.error.test(error) && (rule.description?.test(description) ?? true)) ??
    null
  );
}
