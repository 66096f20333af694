import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button, PasswordInput, TextInput } from '@mantine/core';
import { getRouteApi, useRouter } from '@tanstack/react-router';
import { z } from 'zod';
import { ErrorState, reasonOf } from '../../components/feedback/ErrorState';
import { Notice } from '../../components/feedback/Notice';
import { BlockSkeleton } from '../../components/feedback/Skeletons';
import { FormColumn } from '../../components/form/FormColumn';
import { ButtonLink } from '../../components/layout/QuietLink';
import { useSchemaForm } from '../../lib/form';
import { EntryPage } from './EntryPage';
import { invitationQuery, joinWorkspace, sessionQuery } from './api/session';

const route = getRouteApi('/invitation/$id');
const account = z.object({
  name: z.string().trim().min(1, 'Tell the others your name.').max(200),
  password: z.string().min(10, 'Use at least 10 characters.').max(128),
});

export default function InvitationPage() {
  const { id } = route.useParams();
  const invitation = useQuery(invitationQuery({ path: { id } }));
  const { data: session } = useSuspenseQuery(sessionQuery());

  if (invitation.isPending) {
    return (
      <EntryPage title="An invitation" lead="One moment.">
        <BlockSkeleton height={180} />
      </EntryPage>
    );
  }
  if (invitation.isError) {
    return (
      <EntryPage title="An invitation" lead="This link does not lead anywhere now.">
        <ErrorState
          title="The invitation did not load"
          error={invitation.error}
          stillWorks="Invitations end after some days; the person who sent it can send another."
          onRetry={() => void invitation.refetch()}
        />
      </EntryPage>
    );
  }
  const { workspaceName, inviterName, email, hasAccount } = invitation.data;
  const lead = `${inviterName} invited ${email} as ${invitation.data.role}.`;
  return (
    <EntryPage title={`Join ${workspaceName}`} lead={lead}>
      {session.person?.email === email ? (
        <Join id={id} email={email} workspaceName={workspaceName} />
      ) : hasAccount ? (
        <SignInFirst id={id} email={email} signedInAs={session.person?.email ?? null} />
      ) : (
        <NewAccount id={id} email={email} />
      )}
    </EntryPage>
  );
}

function useJoin(invitation: { id: string; email: string }) {
  const router = useRouter();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (values: z.infer<typeof account> | null) => joinWorkspace(queries, invitation, values),
    onSuccess: (workspaceId) => router.navigate({ to: '/w/$workspaceId', params: { workspaceId } }),
  });
}

function Join({ workspaceName, ...invitation }: { id: string; email: string; workspaceName: string }) {
  const join = useJoin(invitation);
  return (
    <>
      <Button fullWidth size="lg" loading={join.isPending} onClick={() => join.mutate(null)} mb="sm">
        Join {workspaceName}
      </Button>
      {join.isError && <Notice tone="bad">{reasonOf(join.error)}</Notice>}
    </>
  );
}

function SignInFirst({ id, email, signedInAs }: { id: string; email: string; signedInAs: string | null }) {
  return (
    <>
      {signedInAs !== null && (
        <Notice tone="wait">
          You are signed in as {signedInAs}, but the invitation is for {email}.
        </Notice>
      )}
      <ButtonLink to="/sign-in" search={{ redirect: `/invitation/${id}` }} size="lg" fullWidth mt="sm">
        Sign in as {email}
      </ButtonLink>
    </>
  );
}

function NewAccount(invitation: { id: string; email: string }) {
  const form = useSchemaForm(account, { name: '', password: '' });
  const join = useJoin(invitation);
  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => join.mutate(values))}
      problem={join.error}
      actions={
        <Button type="submit" size="lg" loading={join.isPending}>
          Create the account and join
        </Button>
      }
    >
      <TextInput label="Email" value={invitation.email} readOnly autoComplete="username" />
      <TextInput
        label="Your name"
        autoComplete="name"
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <PasswordInput
        label="Password"
        description="10 characters or more"
        autoComplete="new-password"
        key={form.key('password')}
        {...form.getInputProps('password')}
      />
    </FormColumn>
  );
}
