import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconUsersPlus } from '@tabler/icons-react';
import { ConfirmDialog } from '../../components/feedback/ConfirmDialog';
import { KeyHint } from '../../components/feedback/KeyHint';
import { Notice } from '../../components/feedback/Notice';
import { ServerWords } from '../../components/feedback/ServerWords';
import { StaleNote } from '../../components/feedback/StaleNote';
import { problemToast, undoToast } from '../../components/feedback/undo-toast';
import { QuietButton } from '../../components/layout/QuietLink';
import { Section } from '../../components/layout/Section';
import { Columns, Pile, Row } from './Columns';

const record = 'v=spf1 ip4:203.0.113.24 include:_spf.northlight.test -all';
const updatedAt = new Date('2026-11-17T13:08:12Z');

export function FeedbackSamples() {
  const [opened, { open, close }] = useDisclosure(false);
  return (
    <Columns of={2}>
      <Section title="Dialog and toasts">
        <Row>
          <Button onClick={open}>Schedule…</Button>
          <Button
            variant="default"
            onClick={() =>
              undoToast({ message: '38 people moved to “Cafés, wholesale”.', undo: () => Promise.resolve() })
            }
          >
            Move
          </Button>
          <Button variant="default" onClick={() => problemToast('The list was not saved', null)}>
            Fail
          </Button>
          <KeyHint keys="mod+K" />
          <KeyHint keys="E" />
        </Row>
        <Row>
          <StaleNote updatedAt={updatedAt} failing={false} live />
          <StaleNote updatedAt={updatedAt} failing />
        </Row>
        <ServerWords>
          {'550 5.1.1 <c.fontaine@brasserie-lumen.test>: Recipient address rejected: User unknown'}
        </ServerWords>
        <p />
        <ServerWords copy={{ text: record, what: 'the SPF record' }}>{record}</ServerWords>
        <ConfirmDialog
          opened={opened}
          onClose={close}
          title="Send to 48,709 people?"
          verb="Schedule for"
          count={48_709}
          onConfirm={() => Promise.resolve()}
        >
          The first mail leaves on Thu 3 Dec at 07:00 Berlin. You can take everything back until then, and for
          30 seconds after.
        </ConfirmDialog>
      </Section>
      <Section title="Notices">
        <Pile>
          <Notice tone="wait" action={<QuietButton>Sign in</QuietButton>}>
            hello@ has not been read since 11:20, because Google refused the password.
          </Notice>
          <Notice tone="bad" action={<QuietButton>See why</QuietButton>}>
            Stopped: 5.1 % of the first 482 mails bounced. 48,227 people wait.
          </Notice>
          <Notice tone="accent">
            The first 482 mails go out now; the rest follows if nothing goes wrong.
          </Notice>
          <Notice icon={IconUsersPlus}>Jonas is answering this conversation right now.</Notice>
        </Pile>
      </Section>
    </Columns>
  );
}
