import { useSuspenseQuery } from '@tanstack/react-query';
import { ChooseWorkspace } from './ChooseWorkspace';
import { CreateOwner } from './CreateOwner';
import { EntryPage } from './EntryPage';
import { sessionQuery } from './api/session';

/** The first minute: create the owner, then choose between a sandbox and real mail. */
export default function WelcomePage() {
  const { data: session } = useSuspenseQuery(sessionQuery());
  if (session.setup.ownerNeeded) {
    return (
      <EntryPage title="Create the owner" lead="This installation is new. Its first account owns it.">
        <CreateOwner codeNeeded={session.setup.codeNeeded} />
      </EntryPage>
    );
  }
  return (
    <EntryPage title="Where do you want to begin?" lead="You can have both, and more of each, later.">
      <ChooseWorkspace />
    </EntryPage>
  );
}
