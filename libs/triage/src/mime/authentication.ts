import type { SenderAuthentication } from '../verdict.js';

/**
 * Reads one Authentication-Results header (RFC 8601, section 2.2):
 * `mx.example.com; dkim=pass header.d=shop.example; spf=fail smtp.mailfrom=a@b.example; dmarc=fail (p=reject) header.from=shop.example`
 * @param value unfolded; the empty string where there is none
 */
export function readAuthentication(value: string): SenderAuthentication | null {
  const text = withoutComments(value.slice(0, 4_000));
  const [head = '', ...results] = text.split(';').map((part) => part.trim());
  const by = head.split(/\s+/)[0] ?? '';
  if (by === '') return null;
  const found = (method: string): string[] =>
    results.flatMap((part) => {
      const match = /^([a-z0-9-]+)\s*=\s*([a-z]+)/i.exec(part);
      return match?.[1]?.toLowerCase() === method ? [match[2]!.toLowerCase()] : [];
    });
  const words = results.join('; ').slice(0, 300);
  return { by: by.slice(0, 255), verdict: judge(found('dmarc'), found('dkim'), found('spf')), words };
}

function judge(
  dmarc: readonly string[],
  dkim: readonly string[],
  spf: readonly string[],
): SenderAuthentication['verdict'] {
  if (dmarc.includes('pass')) return 'proven';
  if (dmarc.includes('fail')) return 'forged';
  // Without DMARC a signature need not be the From's own: it proves nothing, but it is no forger's habit either.
  return spf.includes('fail') && !dkim.includes('pass') ? 'forged' : 'unknown';
}

/** Comments may stand anywhere and hold semicolons. */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = '';
  for (const letter of value) {
    if (letter === '(') depth += 1;
    else if (letter === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += letter;
  }
  return kept;
}
