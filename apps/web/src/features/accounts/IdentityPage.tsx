import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { doneToast } from '../../components/feedback/undo-toast';
import { Section } from '../../components/layout/Section';
import { StateWord } from '../../components/states/StateGlyph';
import { useWorkspace } from '../../lib/workspace';
import { getIdentityOptions, listMailboxesOptions, listSendingAccountsOptions } from './api/accounts';
import { DomainCheck } from './domain/DomainCheck';
import { FormPage } from './FormPage';
import { IdentityForm } from './form/IdentityForm';
import { emptyIdentity, identityValuesOf } from './form/values';
import { Signing } from './signing/Signing';

const route = getRouteApi('/w/$workspaceId/senders/addresses/$id');

/** A From address with the check of its domain, or a new one where the id is `new`. */
export default function IdentityPage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const navigate = route.useNavigate();
  const isNew = id === 'new';
  const path = { workspaceId: workspace.id };
  const accounts = useQuery(listSendingAccountsOptions({ path }));
  const mailboxes = useQuery(listMailboxesOptions({ path }));
  const identity = useQuery({ ...getIdentityOptions({ path: { ...path, id } }), enabled: !isNew });
  const failed = accounts.error ?? mailboxes.error ?? identity.error;
  const first = { ...emptyIdentity, accountId: accounts.data?.items[0]?.id ?? '' };

  return (
    <FormPage
      name={isNew ? 'New From address' : (identity.data?.fromAddress ?? 'From address')}
      state={
        identity.data && (
          <StateWord state={{ check: identity.data.problems.length === 0 ? 'ready' : 'look' }} />
        )
      }
      intro="Who people see your mail come from, how it leaves, and who reads the answers."
    >
      {failed ? (
        <ErrorState
          title="The From address did not load"
          error={failed}
          onRetry={() => void identity.refetch()}
        />
      ) : !accounts.data || !mailboxes.data || (!isNew && !identity.data) ? (
        <BlockSkeleton height={320} />
      ) : (
        <IdentityForm
          key={`${id} ${identity.data?.version ?? 0}`}
          initial={identity.data ? identityValuesOf(identity.data) : first}
          accounts={accounts.data.items}
          mailboxes={mailboxes.data.items}
          identity={identity.data ?? null}
          submitLabel={isNew ? 'Add the From address' : 'Save the From address'}
          onSaved={(saved) => {
            doneToast(`${saved.fromAddress} is saved.`);
            void navigate({ to: '/w/$workspaceId/senders', params: path });
          }}
        />
      )}
      {!isNew && identity.data && (
        <>
          <Section title="Signing (DKIM)">
            <Signing
              identity={identity.data}
              account={accounts.data?.items.find((account) => account.id === identity.data.account.id)}
            />
          </Section>
          <Section title="Domain health">
            <DomainCheck identityId={id} />
          </Section>
        </>
      )}
    </FormPage>
  );
}
