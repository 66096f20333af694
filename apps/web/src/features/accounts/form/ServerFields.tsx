import type { ReactNode } from 'react';
import { Checkbox, NumberInput, PasswordInput, Select, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import type { ConnectionSecurity, OauthProvider } from '@mailwright/contracts';
import { Notice } from '../../../components/feedback/Notice';
import { FieldRow } from '../../../components/form/FormColumn';
import { SignIn } from '../sign-in/SignIn';
import { PROVIDER_NAME } from '../sign-in/sign-in-words';
import type { SignInFor } from '../sign-in/use-sign-in';
import classes from './FormParts.module.css';
import { looksLocal, usualSecurity, type ServerValues } from './values';

const SECURITY: { value: ConnectionSecurity; label: string }[] = [
  { value: 'implicit_tls', label: 'TLS from the start' },
  { value: 'starttls', label: 'STARTTLS' },
  { value: 'none', label: 'No encryption' },
];

interface StoredServer {
  id: string;
  host: string;
  username: string;
  authMethod: string;
  hasPassword: boolean;
  state: string;
}

const bySigningIn = (provider: OauthProvider) => ({
  value: 'XOAUTH2',
  label: `Sign in with ${PROVIDER_NAME[provider]}`,
});

interface ServerFieldsProps<V extends ServerValues> {
  form: UseFormReturnType<V>;
  methods: readonly { value: string; label: string }[];
  /** what is stored, so that an empty field can say what it means */
  stored: StoredServer | null;
  /** what signs in, where the service takes a sign-in with Google or Microsoft */
  signIn: { provider: OauthProvider; about: SignInFor } | null;
  /** between the server and what it may do */
  children?: ReactNode;
  sandbox: boolean;
}

/** Host, port, encryption and login of a server. */
export function ServerFields<V extends ServerValues>(props: ServerFieldsProps<V>) {
  const { stored, sandbox, methods, signIn } = props;
  // The fields here are those of every server; the caller's form has more.
  const form = props.form as unknown as UseFormReturnType<ServerValues>;
  const { values } = form;
  const bySignIn = values.authMethod === 'XOAUTH2' && signIn !== null;
  const moved =
    stored !== null &&
    stored.authMethod !== 'XOAUTH2' &&
    stored.hasPassword &&
    stored.host !== values.host.trim().toLowerCase();
  const setPort = (port: number | string) => {
    form.setFieldValue('port', port);
    const usual = usualSecurity[Number(port)];
    if (usual && values.security !== 'none') form.setFieldValue('security', usual);
  };
  return (
    <>
      <div className={classes.server}>
        <TextInput
          label="Server"
          placeholder={sandbox ? '127.0.0.1' : 'mail.example.com'}
          autoCapitalize="none"
          spellCheck={false}
          {...form.getInputProps('host')}
        />
        <NumberInput
          label="Port"
          hideControls
          min={1}
          max={65_535}
          allowDecimal={false}
          {...form.getInputProps('port')}
          onChange={setPort}
        />
        <Select label="Encryption" data={SECURITY} {...form.getInputProps('security')} />
      </div>
      {!sandbox && values.host !== '' && (
        <Checkbox
          label="This server is on my own network"
          description="Mailwright connects to private addresses only where you say so, also when a public name leads there."
          checked={values.onOwnNetwork}
          onChange={(event) => form.setFieldValue('onOwnNetwork', event.currentTarget.checked)}
        />
      )}
      {values.authMethod !== 'none' && (
        <FieldRow>
          <TextInput
            label="User name"
            description="Often the whole address"
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            {...form.getInputProps('username')}
          />
          {!bySignIn && (
            <PasswordInput
              label="Password"
              description={
                moved
                  ? 'Another server: enter it anew'
                  : stored?.hasPassword && stored.authMethod !== 'XOAUTH2'
                    ? 'Stored. Leave empty to keep it'
                    : 'An app password where the service wants one'
              }
              autoComplete="new-password"
              {...form.getInputProps('password')}
            />
          )}
        </FieldRow>
      )}
      {bySignIn && (
        <SignIn
          {...signIn}
          stored={stored}
          username={values.username}
          onUsePassword={() => form.setFieldValue('authMethod', 'auto')}
        />
      )}
      {moved && !bySignIn && values.password === '' && (
        <Notice tone="wait">
          The stored password is for {stored.host} and is forgotten when you save: no other server ever gets
          it.
        </Notice>
      )}
      {props.children}
      <details className={classes.group} open={values.allowInvalidCertificate || values.security === 'none'}>
        <summary>Sign-in and certificate</summary>
        <div className={classes.inner}>
          <Select
            label="Way to sign in"
            data={signIn ? [...methods, bySigningIn(signIn.provider)] : [...methods]}
            {...form.getInputProps('authMethod')}
          />
          {values.security !== 'none' && (
            <Checkbox
              label="Accept a certificate that cannot be verified"
              description="Only for a server of your own, on a network that you trust."
              checked={values.allowInvalidCertificate}
              onChange={(event) => form.setFieldValue('allowInvalidCertificate', event.currentTarget.checked)}
            />
          )}
          {values.security !== 'none' && values.allowInvalidCertificate && (
            <Notice tone="wait">
              Whoever sits between here and the server can read the password and the mail.
            </Notice>
          )}
          {values.security === 'none' && !looksLocal(values.host) && (
            <Notice tone="bad">
              Nothing is encrypted: everybody on the way can read and change what passes, the password
              included.
            </Notice>
          )}
        </div>
      </details>
    </>
  );
}
