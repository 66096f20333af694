import type { Category } from '../verdict.js';

/**
 * What an enhanced status code (RFC 3463, the IANA registry, and what Microsoft and Google made of it) says by
 * itself. The key is `subject.detail`: the class only says whether it is for good.
 */
const byDetail: Readonly<Record<string, Category>> = {
  '0.1': 'unknown_user',
  '1.0': 'unknown_user',
  '1.1': 'unknown_user',
  '1.2': 'unknown_host',
  '1.3': 'unknown_user',
  '1.4': 'unknown_user',
  '1.6': 'moved',
  '1.7': 'our_configuration',
  '1.8': 'our_configuration',
  '1.10': 'unknown_user', // "5.1.10 RESOLVER.ADR.RecipientNotFound"; RFC 7505: null MX
  '1.351': 'unknown_user', // "5.1.351 Remote server returned unknown recipient or mailbox unavailable"
  '2.0': 'filtered',
  '2.1': 'disabled',
  '2.2': 'full',
  '2.3': 'too_big',
  '2.4': 'system',
  '3.0': 'system',
  '3.1': 'system',
  '3.2': 'system',
  '3.3': 'system',
  '3.4': 'too_big',
  '3.5': 'system',
  '4.0': 'network',
  '4.1': 'network',
  '4.2': 'network',
  '4.3': 'network',
  '4.4': 'unknown_host',
  '4.5': 'rate',
  '4.6': 'loop',
  '4.7': 'expired',
  '4.14': 'loop', // "5.4.14 Hop count exceeded - possible mail loop"
  '4.310': 'unknown_host', // "5.4.310 DNS domain example.invalid does not exist"
  '4.312': 'network',
  '4.316': 'expired',
  '5.3': 'rate',
  '7.8': 'our_configuration',
  '7.9': 'our_configuration',
  '7.13': 'disabled', // RFC 5248: "User account disabled"
  '7.14': 'our_configuration',
  '7.17': 'filtered',
  '7.20': 'our_configuration',
  '7.21': 'our_configuration',
  '7.22': 'our_configuration',
  '7.23': 'our_configuration',
  '7.24': 'our_configuration',
  '7.25': 'our_configuration',
  '7.26': 'our_configuration',
  '7.27': 'unknown_host', // RFC 7505: "Sender address has null MX"
  '7.28': 'rate',
  '7.29': 'our_configuration',
  '7.32': 'our_configuration',
  '7.40': 'our_configuration',
  '7.57': 'our_configuration',
  '7.139': 'our_configuration',
  '7.509': 'our_configuration',
  '7.515': 'our_configuration',
  '7.650': 'rate',
  '7.651': 'rate',
};

const bySubject: Readonly<Record<string, Category>> = {
  '1': 'unknown',
  '2': 'filtered',
  '3': 'system',
  '4': 'network',
  '5': 'system',
  '6': 'content',
  '7': 'policy',
};

/** The category of an enhanced status code, or null where it says nothing (`5.0.0`). */
export function categoryOfStatus(status: string | null): Category | null {
  if (!status) return null;
  const [, subject = '', detail = ''] = status.split('.');
  const exact = byDetail[`${subject}.${detail}`];
  if (exact) return exact;
  if (subject === '7' && /^6\d\d$|^511$/.test(detail)) return 'blocked';
  const general = bySubject[subject];
  return general === 'unknown' ? null : (general ?? null);
}
