import { NumberInput, TextInput } from '@mantine/core';
import type { AccountPresets, Mailbox } from '@mailwright/contracts';
import { FieldRow } from '../../../components/form/FormColumn';
import { useWorkspace } from '../../../lib/workspace';
import { addMailbox, saveMailbox, tryReading } from '../api/accounts';
import { FormActions } from './FormActions';
import classes from './FormParts.module.css';
import { PresetField } from './PresetField';
import { ProtocolField } from './ProtocolField';
import { ServerFields } from './ServerFields';
import { useCheckedForm } from './use-checked-form';
import { PROVIDER_NAME } from '../sign-in/sign-in-words';
import { needsSignIn, useSignIn } from '../sign-in/use-sign-in';
import { useTestAndSave } from './use-test-and-save';
import { readMailbox, withMailboxPreset, withProtocol, type MailboxValues } from './values';

const METHODS = {
  imap: [
    { value: 'auto', label: 'The best that the server offers' },
    { value: 'PLAIN', label: 'PLAIN' },
    { value: 'LOGIN', label: 'LOGIN' },
  ],
  pop3: [
    { value: 'auto', label: 'The best that the server offers' },
    { value: 'PLAIN', label: 'PLAIN' },
    { value: 'LOGIN', label: 'USER and PASS' },
  ],
};

interface MailboxFormProps {
  initial: MailboxValues;
  presets: AccountPresets;
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
  const signIn = useSignIn('mailbox');
  const form = useCheckedForm(initial, readMailbox);
  const use = useTestAndSave(form, {
    test: (values: MailboxValues) => {
      const {
        preset: _preset,
        name: _name,
        address: _address,
        deleteAfterDays: _days,
        ...server
      } = parsed(values);
      return tryReading(path, {
        ...server,
        ...(mailbox ? { mailboxId: mailbox.id } : {}),
      });
    },
    save: (values) =>
      mailbox
        ? saveMailbox({ ...path, id: mailbox.id }, { ...parsed(values), version: mailbox.version })
        : addMailbox(path, parsed(values)),
    onSaved: (saved, values) => {
      if (!needsSignIn(saved)) return onSaved(saved, values);
      // Without an address to go to it is saved all the same, and its page says what is missing.
      signIn.mutate(saved.id, { onError: () => onSaved(saved, values) });
    },
  });
  const { values } = form;
  const provider = presets[values.protocol].find(({ key }) => key === values.preset)?.signInWith ?? null;
  const bySignIn = values.authMethod === 'XOAUTH2' && provider !== null;
  const same = mailbox && mailbox.username.toLowerCase() === values.username.trim().toLowerCase();
  const goesToSignIn = bySignIn && !(same && mailbox.authMethod === 'XOAUTH2' && !needsSignIn(mailbox));
  const sandbox = workspace.kind === 'sandbox';
  const followAddress = () => {
    if (values.username === '') form.setFieldValue('username', values.address);
    if (values.name === '') form.setFieldValue('name', values.address);
  };

  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={form.onSubmit((sent) =>
        testFirst && !bySignIn ? void use.testThenSave(sent) : use.saving.mutate(sent),
      )}
    >
      {/* The made-up servers of a sandbox speak IMAP alone. */}
      {(!sandbox || values.protocol === 'pop3') && (
        <ProtocolField
          value={values.protocol}
          onChoose={(protocol) => form.setValues(withProtocol(values, protocol, presets))}
        />
      )}
      <PresetField
        presets={presets[values.protocol]}
        value={values.preset}
        onChoose={(preset, last) => form.setValues(withMailboxPreset(values, preset, last))}
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
      <ServerFields
        form={form}
        methods={METHODS[values.protocol]}
        stored={mailbox}
        signIn={provider && { provider, about: 'mailbox' }}
        sandbox={sandbox}
      >
        {values.protocol === 'pop3' && (
          <NumberInput
            label="Delete mails on the server after"
            description="Mails stay on the server. Delete them there after so many days, or leave it empty. Only what is stored here is ever deleted there."
            placeholder="Never"
            suffix={Number(values.deleteAfterDays) === 1 ? ' day' : ' days'}
            hideControls
            min={1}
            max={3650}
            allowDecimal={false}
            allowNegative={false}
            {...form.getInputProps('deleteAfterDays')}
          />
        )}
      </ServerFields>
      <FormActions
        use={use}
        label={goesToSignIn ? `Save and sign in with ${PROVIDER_NAME[provider]}` : submitLabel}
        onTest={() => {
          if (!form.validate().hasErrors) use.testing.mutate(values);
        }}
        onSaveAnyway={testFirst && !bySignIn ? () => use.saving.mutate(values) : undefined}
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
