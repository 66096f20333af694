import type { SignInResult } from '@mailwright/contracts';
import { Notice } from '../../../components/feedback/Notice';
import classes from './SignIn.module.css';
import { endings } from './sign-in-words';

/** Back from Google or Microsoft: how it ended. */
export function SignInEnding({ result }: { result: SignInResult | undefined }) {
  if (!result) return null;
  const { tone, says } = endings[result];
  return (
    <div className={classes.ending} role={tone === 'accent' ? 'status' : 'alert'}>
      <Notice tone={tone}>{says}</Notice>
    </div>
  );
}
