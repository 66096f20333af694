import type { SignInResult } from '@mailwright/contracts';
import { Notice } from '../../../components/feedback/Notice';
import { endings } from './sign-in-words';

/** Back from Google or Microsoft: how it ended. */
export function SignInEnding({ result }: { result: SignInResult | undefined }) {
  if (!result) return null;
  const { tone, says } = endings[result];
  return (
    <div role={tone === 'accent' ? 'status' : 'alert'}>
      <Notice tone={tone}>{says}</Notice>
    </div>
  );
}
