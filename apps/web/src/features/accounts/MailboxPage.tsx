import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { ErrorState } from '../../components/feedback/ErrorState';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { doneToast } from '../../components/feedback/undo-toast';
import { StateWord } from '../../components/states/StateGlyph';
import { useWorkspace } from '../../lib/workspace';
import { getAccountPresetsOptions, getMailboxOptions } from './api/accounts';
import { FormPage } from './FormPage';
import { MailboxForm } from './form/MailboxForm';
import { emptyMailbox, mailboxValuesOf } from './form/values';
import { SignInEnding } from './sign-in/SignInEnding';
import { lookOfMailbox } from './states';

const route = getRouteApi('/w/$workspaceId/senders/mailboxes/$id');

/** A mailbox of its own, or a new one where the id is `new`. */
export default function MailboxPage() {
  const { workspace } = useWorkspace();
  const { id } = route.useParams();
  const { signIn } = route.useSearch();
  const navigate = route.useNavigate();
  const isNew = id === 'new';
  const path = { workspaceId: workspace.id };
  const presets = useQuery({ ...getAccountPresetsOptions({ path }), staleTime: Infinity });
  const mailbox = useQuery({ ...getMailboxOptions({ path: { ...path, id } }), enabled: !isNew });
  const name = isNew ? 'New mailbox' : (mailbox.data?.address ?? 'Mailbox');
  const look = mailbox.data && lookOfMailbox(mailbox.data);
  const failed = presets.error ?? mailbox.error;

  return (
    <FormPage
      name={name}
      state={look && <StateWord state={look.state}>{look.word}</StateWord>}
      intro={
        mailbox.data?.protocol === 'pop3'
          ? 'Where answers and bounces arrive. Mails stay on the server, unless you have them deleted there.'
          : 'Where answers and bounces arrive. It is read without a trace: what is unread stays unread.'
      }
    >
      {failed ? (
        <ErrorState title="The mailbox did not load" error={failed} onRetry={() => void mailbox.refetch()} />
      ) : !presets.data || (!isNew && !mailbox.data) ? (
        <BlockSkeleton height={420} />
      ) : (
        <>
          <SignInEnding result={signIn} />
          <MailboxForm
            key={`${id} ${mailbox.data?.version ?? 0}`}
            initial={mailbox.data ? mailboxValuesOf(mailbox.data) : emptyMailbox}
            presets={presets.data}
            mailbox={mailbox.data ?? null}
            submitLabel={isNew ? 'Add the mailbox' : 'Save the mailbox'}
            onSaved={(saved) => {
              doneToast(`${saved.address} is saved.`);
              void navigate({ to: '/w/$workspaceId/senders', params: path });
            }}
          />
        </>
      )}
    </FormPage>
  );
}
