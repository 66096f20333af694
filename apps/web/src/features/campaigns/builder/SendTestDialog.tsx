import { useState } from 'react';
import { Button, Modal, TagsInput } from '@mantine/core';
import { emailAddress } from '@mailwright/contracts';
import { useMutation } from '@tanstack/react-query';
import { FormColumn } from '../../../components/form/FormColumn';
import { doneToast } from '../../../components/feedback/undo-toast';
import { personName } from '../../../components/people/person-name';
import { useFormat } from '../../../lib/format/FormatContext';
import { formatCount } from '../../../lib/format/number';
import { useWorkspace } from '../../../lib/workspace';
import { tryCampaign } from '../api/campaigns';
import type { Draft } from './use-draft';
import type { PreviewPerson } from './use-preview-people';

interface SendTestDialogProps {
  opened: boolean;
  onClose: () => void;
  draft: Draft;
  /** the mail is filled for this person */
  person: PreviewPerson | undefined;
}

export function SendTestDialog(props: SendTestDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title="Send a test" size={460}>
      <SendTestForm {...props} />
    </Modal>
  );
}

function SendTestForm({ onClose, draft, person }: SendTestDialogProps) {
  const { workspace, person: me } = useWorkspace();
  const { locale } = useFormat();
  const sandbox = workspace.kind === 'sandbox';
  const [addresses, setAddresses] = useState<string[]>(sandbox ? ['me@mailwright.test'] : [me.email]);
  // What stands in the field and is no address yet: it becomes one when the button takes the focus away.
  const [typed, setTyped] = useState('');
  const nobody = addresses.length === 0 && typed.trim() === '';
  const wrong = addresses.filter((address) => !emailAddress.safeParse(address).success);
  const problem =
    wrong.length > 0
      ? `${wrong.join(', ')}: write it as name@example.com.`
      : addresses.length > 10
        ? 'Ten at most.'
        : null;
  const send = useMutation({
    mutationFn: async () => {
      const saved = await draft.saver.flush();
      return tryCampaign(
        { workspaceId: workspace.id, id: saved.id },
        { addresses, ...(person ? { contactId: person.id } : {}) },
      );
    },
    onSuccess: ({ recipients }) => {
      doneToast(`The test is on its way to ${formatCount(recipients, 'address', 'addresses', locale)}.`);
      onClose();
    },
  });
  return (
    <FormColumn
      onSubmit={(event) => {
        event.preventDefault();
        if (problem === null && addresses.length > 0) send.mutate();
      }}
      problem={send.error}
      actions={
        <>
          <Button type="submit" loading={send.isPending} disabled={problem !== null || nobody}>
            Send test
          </Button>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <TagsInput
        label="To"
        description={
          sandbox
            ? 'In a sandbox only addresses that end in .test; no mail leaves this machine.'
            : 'Up to ten addresses of your own, separated by commas.'
        }
        value={addresses}
        onChange={setAddresses}
        searchValue={typed}
        onSearchChange={setTyped}
        splitChars={[',', ' ', ';']}
        error={problem}
        acceptValueOnBlur
        data-autofocus
      />
      <p className="size-sm text-2">
        It is the mail of {person ? personName(person) : 'a made-up person'}, with [Test] before the subject.
        Opens and clicks of it are not counted.
      </p>
    </FormColumn>
  );
}
