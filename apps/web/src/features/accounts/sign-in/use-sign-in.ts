import { useMutation } from '@tanstack/react-query';
import { problemToast } from '../../../components/feedback/undo-toast';
import { useWorkspace } from '../../../lib/workspace';
import { signInAddress } from '../api/oauth';

export type SignInFor = 'sending_account' | 'mailbox';

interface Saved {
  id: string;
  authMethod: string;
  hasPassword: boolean;
  state: string;
}

/** Without a sign-in, or with one that is no longer in force, nothing leaves and nothing is read. */
export const needsSignIn = ({ authMethod, hasPassword, state }: Saved): boolean =>
  authMethod === 'XOAUTH2' && (!hasPassword || state === 'refused');

/** Sends the browser to Google or Microsoft, which send it back to the page of the account or mailbox. */
export function useSignIn(about: SignInFor) {
  const { workspace } = useWorkspace();
  return useMutation({
    mutationFn: (id: string) => signInAddress(workspace.id, { about, id }),
    onSuccess: (url) => window.location.assign(url),
    onError: (error) => problemToast('The sign-in did not begin', error),
  });
}
