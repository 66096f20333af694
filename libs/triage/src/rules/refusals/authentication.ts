import { rulesOf } from '../bounce-rule.js';

/** The sender's domain does not vouch for the mail: SPF, DKIM, DMARC. */
export const authenticationRules = rulesOf('our_configuration', 'configuration', [
  [
    'dmarc',
    "550-5.7.26 Unauthenticated email from example.jp is not accepted due to domain's DMARC policy.",
    /\bDMARC\b/i,
  ],
  [
    'unauthenticated',
    '550-5.7.26 This mail is unauthenticated email, which poses a security risk to the sender and Gmail users',
    /unauthenticated e?-?mail|(?:mail|sender) is unauthenticated/i,
  ],
  [
    'dmarc-in-full',
    '550 5.7.1 Domain-based Message Authentication, Reporting and Conformance check failed',
    /domain-based message authentication/i,
  ],
  [
    'spf',
    '550 5.7.23 The message was rejected because of an SPF violation: SPF check failed',
    /\bSPF\b.{0,60}(?:fail|reject|den|not? |error|check|record|forged|permit|mismatch|soft|violat|invalid)/i,
  ],
  [
    'spf-before',
    '550 Access denied due to your domain policy: rejected by SPF',
    /(?:fail|reject|denied|violat|because of|due to|no|failing)\w* (?:\w+ ){0,4}\bSPF\b/i,
  ],
  ['spf-in-full', '553 The Sender Policy Framework of example.org forbids it', /sender policy framework/i],
  [
    'spf-result',
    '550 5.7.1 Please see http://www.openspf.org/Why',
    /spf=(?:fail|softfail)|openspf\.(?:org|net)/i,
  ],
  [
    'designated-sender',
    '550 5.7.1 192.0.2.1 is not a designated sender of example.org',
    /not (?:an? )?(?:designated|authori[sz]ed|permitted|allowed) (?:mail )?sender|does not designate/i,
  ],
  [
    'permitted-sender',
    '550 5.7.1 192.0.2.1 is not permitted to send email on behalf of example.org',
    /not (?:an? )?(?:designated|authori[sz]ed|permitted|allowed) to send (?:e?-?mail )?(?:from|on behalf)/i,
  ],
  [
    'dkim',
    '550 5.7.20 DKIM signature did not verify',
    /\bDKIM\b.{0,60}(?:fail|did not|not |invalid|missing|require|check|signature found|error|reject)/i,
  ],
  ['dkim-none', '550 5.7.20 No passing DKIM', /no (?:valid|passing) DKIM/i],
  [
    'checks-failed',
    '550 5.7.26 Recipient address rejected: Multiple authentication checks failed',
    /authentication checks failed|multiple authentication (?:checks )?fail/i,
  ],
  [
    'sender-authentication',
    '550 5.7.1 Email rejected: sender authentication failed',
    /(?:sender|email|message) authentication (?:checks? )?(?:fail|required by)/i,
  ],
  [
    'authentication-level',
    '550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level.',
    /required authentication level/i,
  ],
  [
    'authentication-information',
    '550 5.7.1 Authentication information is required of this domain',
    /authentication (?:information|results?) (?:is )?(?:required|not)/i,
  ],
  [
    'authentication-not-passed',
    '550 5.7.509 Access denied, sending domain example.org does not pass its own checks',
    /not (?:pass|passing) authentication|Access denied, sending domain .{1,80} does not pass/i,
  ],
]);
