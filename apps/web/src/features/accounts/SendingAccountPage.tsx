import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { doneToast } from '../../components/feedback/undo-toast';
import { StateWord } from '../../components/states/StateGlyph';
import { useWorkspace } from '../../lib/workspace';
import { getAccountPresetsOptions, getSendingAccountOptions } from './api/accounts';
import { FormPage } from './FormPage';
import { AccountForm } from './form/AccountForm';
import { accountValuesOf, emptyAccount } from './form/values';
import { SignInEnding } from './sign-in/SignInEnding';
import { lookOfAccount } from './states';

const route = getRouteApi('/w/$workspaceId/senders/accounts/$id');

/** A sending account of its own, or a new one where the id is `new`. */
export default function SendingAccountPage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const { signIn } = route.useSearch();
  const navigate = route.useNavigate();
  const isNew = id === 'new';
  const path = { workspaceId: workspace.id };
  const presets = useQuery({ ...getAccountPresetsOptions({ path }), staleTime: Infinity });
  const account = useQuery({ ...getSendingAccountOptions({ path: { ...path, id } }), enabled: !isNew });
  const name = isNew ? 'New sending account' : (account.data?.name ?? 'Sending account');
  const look = account.data && lookOfAccount(account.data);
  const failed = presets.error ?? account.error;

  return (
    <FormPage
      name={name}
      state={look && <StateWord state={look.state}>{look.word}</StateWord>}
      intro="The server that your mail leaves through. Testing it sends nothing."
    >
      {failed ? (
        <ErrorState title="The account did not load" error={failed} onRetry={() => void account.refetch()} />
      ) : !presets.data || (!isNew && !account.data) ? (
        <BlockSkeleton height={420} />
      ) : (
        <>
          <SignInEnding result={signIn} />
          <AccountForm
            key={`${id} ${account.data?.version ?? 0}`}
            initial={account.data ? accountValuesOf(account.data) : emptyAccount}
            presets={presets.data.smtp}
            account={account.data ?? null}
            submitLabel={isNew ? 'Add the account' : 'Save the account'}
            onSaved={(saved) => {
              doneToast(`${saved.name} is saved.`);
              void navigate({ to: '/w/$workspaceId/senders', params: path });
            }}
          />
        </>
      )}
    </FormPage>
  );
}
