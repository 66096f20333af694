import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core';
import type { AccountPresets, SendingAccount } from '@mailwright/contracts';
import { useWorkspace } from '../../../lib/workspace';
import { addAccount, saveAccount, tryAccount } from '../api/accounts';
import { FormActions } from './FormActions';
import classes from './FormParts.module.css';
import { PresetField } from './PresetField';
import { ServerFields } from './ServerFields';
import { useCheckedForm } from './use-checked-form';
import { PROVIDER_NAME } from '../sign-in/sign-in-words';
import { needsSignIn, useSignIn } from '../sign-in/use-sign-in';
import { useTestAndSave } from './use-test-and-save';
import { accountBody, readAccount, withSmtpPreset, type AccountValues } from './values';

const METHODS = [
  { value: 'auto', label: 'The best that the server offers' },
  { value: 'PLAIN', label: 'PLAIN' },
  { value: 'LOGIN', label: 'LOGIN' },
  { value: 'CRAM-MD5', label: 'CRAM-MD5' },
  { value: 'none', label: 'Without a login' },
];

const SIGNERS = [
  { value: 'ours', label: 'Mailwright, with the key of the From’s domain' },
  { value: 'server', label: 'The server signs by itself' },
];

/** An error in one of these must not hide in a closed part. */
const LIMITS = ['perMinuteLimit', 'perDayLimit', 'maxConnections', 'messagesPerConnection', 'costPerMessage'];

interface AccountFormProps {
  initial: AccountValues;
  presets: AccountPresets['smtp'];
  /** null: a new one */
  account: SendingAccount | null;
  submitLabel: string;
  /** the button saves only what works */
  testFirst?: boolean;
  onSaved: (account: SendingAccount, values: AccountValues) => void;
}

/** A sending account, new or changed. */
export function AccountForm({
  initial,
  presets,
  account,
  submitLabel,
  testFirst = false,
  onSaved,
}: AccountFormProps) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const signIn = useSignIn('sending_account');
  const form = useCheckedForm(initial, readAccount);
  const use = useTestAndSave(form, {
    test: (values: AccountValues) => {
      const { preset: _preset, name: _name, ...server } = parsed(values);
      return tryAccount(path, {
        ...server,
        ...(account ? { accountId: account.id } : {}),
      });
    },
    save: (values) =>
      account
        ? saveAccount({ ...path, id: account.id }, { ...parsed(values), version: account.version })
        : addAccount(path, parsed(values)),
    onSaved: (saved, values) => {
      if (!needsSignIn(saved)) return onSaved(saved, values);
      // Without an address to go to it is saved all the same, and its page says what is missing.
      signIn.mutate(saved.id, { onError: () => onSaved(saved, values) });
    },
  });
  const { values } = form;
  const provider = presets.find(({ key }) => key === values.preset)?.signInWith ?? null;
  const bySignIn = values.authMethod === 'XOAUTH2' && provider !== null;
  const same = account && account.username.toLowerCase() === values.username.trim().toLowerCase();
  const goesToSignIn = bySignIn && !(same && account.authMethod === 'XOAUTH2' && !needsSignIn(account));

  return (
    <form
      className={classes.fields}
      noValidate
      onSubmit={form.onSubmit((sent) =>
        testFirst && !bySignIn ? void use.testThenSave(sent) : use.saving.mutate(sent),
      )}
    >
      <PresetField
        presets={presets}
        value={values.preset}
        onChoose={(preset, last) => form.setValues(withSmtpPreset(values, preset, last))}
      />
      <TextInput label="Name" description="Seen by your team only" {...form.getInputProps('name')} />
      <ServerFields
        form={form}
        methods={METHODS}
        stored={account}
        signIn={provider && { provider, about: 'sending_account' }}
        sandbox={workspace.kind === 'sandbox'}
      >
        {values.security === 'none' && values.authMethod !== 'none' && (
          <Checkbox
            label="Send the password without encryption"
            description="Only for a server on this machine or on a network that you trust."
            checked={values.allowPlaintextAuth}
            onChange={(event) => form.setFieldValue('allowPlaintextAuth', event.currentTarget.checked)}
          />
        )}
      </ServerFields>
      <Select
        label="Who signs the mail (DKIM)"
        description="Mailwright signs once the From’s domain has a key that is on"
        data={SIGNERS}
        allowDeselect={false}
        {...form.getInputProps('dkim')}
      />
      <details className={classes.group} open={LIMITS.some((field) => field in form.errors) || undefined}>
        <summary>Limits and costs</summary>
        <div className={classes.inner}>
          <div className={classes.limits}>
            <NumberInput
              label="Mails a minute"
              placeholder="No limit"
              min={1}
              {...form.getInputProps('perMinuteLimit')}
            />
            <NumberInput
              label="Mails in 24 hours"
              placeholder="No limit"
              min={1}
              thousandSeparator=","
              {...form.getInputProps('perDayLimit')}
            />
            <NumberInput
              label="Connections at a time"
              min={1}
              max={100}
              {...form.getInputProps('maxConnections')}
            />
            <NumberInput
              label="Mails per connection"
              min={1}
              max={100_000}
              {...form.getInputProps('messagesPerConnection')}
            />
            <TextInput
              label={`Cost of a mail, in ${workspace.currency}`}
              inputMode="decimal"
              {...form.getInputProps('costPerMessage')}
            />
          </div>
        </div>
      </details>
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
function parsed(values: AccountValues) {
  const result = readAccount(values);
  if (!result.success) throw result.error;
  // `readAccount` fills defaults in; a password that was left empty must stay out, so that the stored one is kept.
  const { password: _password, ...rest } = result.data;
  const { password } = accountBody(values) as { password?: string };
  return password === undefined ? rest : { ...rest, password };
}
