import { type OauthProvider, type SignInResult, signInResult } from '@mailwright/contracts';
import { z } from 'zod';

/** How a sign-in ended; Google and Microsoft send the browser back with it in the address. */
export const signInSearch = z.object({ signIn: signInResult.optional().catch(undefined) });

export const PROVIDER_NAME: Record<OauthProvider, string> = { google: 'Google', microsoft: 'Microsoft' };

interface Ending {
  tone: 'accent' | 'wait' | 'bad';
  says: string;
}

/** What the page says when the browser is back. */
export const endings: Record<SignInResult, Ending> = {
  done: { tone: 'accent', says: 'You are signed in. No password is stored here.' },
  not_allowed: {
    tone: 'bad',
    says: 'The permission was not given. Sign in again and allow access to mail; in an organisation an administrator may have to allow it first.',
  },
  other_account: {
    tone: 'bad',
    says: 'You signed in with another account than the user name below. Sign in with that one, or correct the user name.',
  },
  not_lasting: {
    tone: 'bad',
    says: 'The permission would end within the hour. Remove Mailwright’s access in the settings of your mail account, then sign in again.',
  },
  app_refused: {
    tone: 'bad',
    says: 'The client ID or the client secret was not accepted. Correct them below, then sign in again.',
  },
  later: { tone: 'wait', says: 'The sign-in did not get an answer just now. Try it again in some minutes.' },
  gone: { tone: 'wait', says: 'The settings were changed during the sign-in. Sign in again.' },
};

/** Where the client ID comes from, step by step. */
export const whereToRegister: Record<OauthProvider, { place: string; url: string; steps: string[] }> = {
  google: {
    place: 'Google Cloud console',
    url: 'https://console.cloud.google.com/auth/clients',
    steps: [
      'Create a project and switch on the Gmail API. With Google Workspace choose the audience “Internal”: nothing has to be verified then.',
      'Under “Data access” add the scope below. An “External” app in testing loses every permission after 7 days.',
      'Under “Clients” create one of the type “Web application” with the redirect address below, and copy its ID and secret here.',
    ],
  },
  microsoft: {
    place: 'Microsoft Entra admin centre',
    url: 'https://entra.microsoft.com/#view/Microsoft_AAD_RegisteredApps/ApplicationsListBlade',
    steps: [
      'Under “App registrations” register an app with the platform “Web” and the redirect address below.',
      'Under “API permissions” add the delegated permissions below, of Office 365 Exchange Online.',
      'Under “Certificates & secrets” make a client secret. Copy its value here, and the application (client) ID from the overview.',
    ],
  },
};
