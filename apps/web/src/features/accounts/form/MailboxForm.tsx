import { TextInput } from '@mantine/core';
import type { AccountPresets, Mailbox } from '@mailwright/contracts';
import { FieldRow } from '../../../components/form/FormColumn';
import { useWorkspace } from '../../../lib/workspace';
import { addMailbox, saveMailbox, tryReading } from '../api/accounts';
import { FormActions } from './FormActions';
import classes from './FormParts.module.css';
import { PresetField } from './PresetField';
import { ServerFields } from './ServerFields';
import { useCheckedForm } from './use-checked-form';
import { useTestAndSave } from './use-test-and-save';
import { readMailbox, withImapPreset, type MailboxValues } from './values';

const METHODS = [
  { value: 'auto', label: 'The best that the server offers' },
  { value: 'PLAIN', label: 'PLAIN' },
  { value: 'LOGIN', label: 'LOGIN' },
];

interface MailboxFormProps {
  initial: MailboxValues;
  presets: AccountPresets['imap'];
  /** null: a new one */
  mailbox: Mailbox | null;
  submitLabel: string;
  /** the button saves only what works */
  testFirst?: boolean;
  onSaved: (mailbox: Mailbox, values: MailboxValues) => void;
}

/** A mailbox, new or changed. */
export function MailboxForm({
  initial,
  presets,
  mailbox,
  submitLabel,
  testFirst = false,
  onSaved,
}: MailboxFormProps) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const form = useCheckedForm(initial, readMailbox);
  const use = useTestAndSave(form, {
    test: (values: MailboxValues) => {
      const { preset: _preset, name: _name, address: _address, ...server } = parsed(values);
      return tryReading(path, {
        ...server,
        ...(mailbox ? { mailboxId: mailbox.id } : {}),
      });
    },
    save: (values) =>
      mailbox
        ? saveMailbox({ ...path, id: mailbox.id }, { ...parsed(values), version: mailbox.version })
        : addMailbox(path, parsed(values)),
    onSaved,
  });
  const { values } = form;
  const followAddress = () => {
    if (values.username === '') form.setFieldValue('username', values.address);
    if (values.name === '') form.setFieldValue('name', values.address);
  };

  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={form.onSubmit((sent) => (testFirst ? void use.testThenSave(sent) : use.saving.mutate(sent)))}
    >
      <PresetField
        presets={presets}
        value={values.preset}
        onChoose={(preset, last) => form.setValues(withImapPreset(values, preset, last))}
      />
      <FieldRow>
        <TextInput
          label="Address"
          description="Answers and bounces arrive here"
          type="email"
          autoComplete="off"
          {...form.getInputProps('address')}
          onBlur={followAddress}
        />
        <TextInput label="Name" description="Seen by your team only" {...form.getInputProps('name')} />
      </FieldRow>
      <ServerFields form={form} methods={METHODS} stored={mailbox} sandbox={workspace.kind === 'sandbox'} />
      <FormActions
        use={use}
        label={submitLabel}
        onTest={() => {
          if (!form.validate().hasErrors) use.testing.mutate(values);
        }}
        onSaveAnyway={testFirst ? () => use.saving.mutate(values) : undefined}
      />
    </form>
  );
}

/** The form has checked it: what comes out is what the API takes. */
function parsed(values: MailboxValues) {
  const result = readMailbox(values);
  if (!result.success) throw result.error;
  return result.data;
}
