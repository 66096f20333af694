import { rulesOf } from '../bounce-rule.js';

/** There is no such mailbox, in English. */
export const unknownUserRules = rulesOf('unknown_user', 'unknown-user', [
  [
    'no-such-user',
    '550 5.1.1 <cat@example.com>... No such user here',
    /no (?:such|valid|longer a valid|known|local|existing|active) (?:\w+[ -]){0,3}(?:user|recipient|mail ?box|account|address|person|name|e-?mail|local)/i,
  ],
  [
    'no-such-customer',
    '550 There is no such customer',
    /no (?:such|valid|longer a valid|known|local|existing|active) (?:\w+[ -]){0,3}(?:customer|subscriber|alias|uid|login|destination|member|mail)/i,
  ],
  [
    'no-user-here',
    '550 No account by that name here',
    /no (?:account|mailbox|user|recipient|person|one)s? (?:here |\S{1,80} )?(?:by that name|with th(?:at|is) (?:name|addr)|here|(?:at|on) this|found|exists|matching)/i,
  ],
  ['no-mailbox', '550 Sorry, no mailbox', /no mail ?box|no user\b|no account\b|nosuchuser/i],
  [
    'there-is-no',
    '550 There is no recipient called cat',
    /there is no (?:\w+ ){0,3}(?:user|mailbox|account|one|recipient|person)/i,
  ],
  [
    'user-unknown',
    '550 5.1.1 User unknown',
    /(?:user|recipient|mail ?box|account|address)s?(?:'s)?(?: \S{1,80})? (?:name |address |id |account )?(?:is |was |are |appears? )?(?:currently )?unknown/i,
  ],
  [
    'alias-unknown',
    '550 5.1.1 alias unknown',
    /(?:alias|person|customer|subscriber|e-?mail|userid|login|name|member|uid|destination)s?(?: \S{1,80})? (?:is |was |are )?unknown/i,
  ],
  [
    'unknown-user',
    '550 Unknown local user',
    /unknown (?:\w+ )?(?:or (?:illegal|invalid) )?(?:\w+ )?(?:mail )?(?:user|recipient|mail ?box|account|address|alias|person|customer|subscriber|name|local)/i,
  ],
  ['user-unknown-joined', '550 user_unknown', /user_?unknown|unknown_?user|unknown[-_ ]recipient/i],
  ['unknown-address', 'unknown: cat@example.com', /\bunknown:? <?[^\s@]{1,64}@/i],
  ['not-known-here', '550 cat is not known here', /not known here|mailbox unknown/i],
  [
    'does-not-exist',
    '550 The mail address cat does not exist',
    /do(?:es)? not exist|do(?:es)?n'?t exist|dosn'?t exist|did not exist|does not appear to exist/i,
  ],
  [
    'not-exist',
    '550 user not exist',
    /(?:user|recipient|mail ?box|account|address|alias|name|e-?mail)\b[^\n]{0,60}? (?:not|non|never|no longer)[ -]?(?:exist|found|known)/i,
  ],
  [
    'not-listed',
    '550 This recipient was not registered',
    /(?:user|recipient|mail ?box|account|address|alias|name|e-?mail)\b[^\n]{0,60}? (?:not|no longer)[ -](?:listed|recogni[sz]ed|present|registered|defined)/i,
  ],
  [
    'not-valid',
    '550 user cat is not valid',
    /(?:user|recipient|mail ?box|account|address|alias|name|e-?mail)\b[^\n]{0,60}? (?:not|no longer) (?:valid|a valid|here|local)/i,
  ],
  [
    'not-our',
    '550 The recipient does never have an account',
    /(?:user|recipient|mail ?box|account|address|person)\b[^\n]{0,60}? (?:not|non|never) (?:our customer|have an account)|not our customer/i,
  ],
  [
    'does-not-have',
    "This user doesn't have a yahoo.example account",
    /(?:user|recipient|person|customer|domain|system)\b[^\n]{0,60}? (?:does ?(?:not|n'?t)|did not) (?:appear to )?have/i,
  ],
  [
    'non-existent',
    '550 nonexistent mailbox',
    /non-?exist\w* (?:user|recipient|mail ?box|account|address|alias|e-?mail)/i,
  ],
  [
    'no-account-there',
    "It doesn't have an example.com account",
    /doesn'?t have an? \S{1,80} account|does ?(?:not|n'?t) (?:have|match) an? /i,
  ],
  ['no-match', "550 the address didn't match anything", /didn'?t match/i],
  [
    'is-not-valid',
    "550 isn't a valid local part",
    /isn'?t (?:a )?(?:valid|known|listed)|not (?:a )?valid (?:\w+ ){0,2}(?:user|recipient|mail ?box|account|address|alias)/i,
  ],
  [
    'not-listed-in',
    '550 cat is not found in the table',
    /not (?:listed|found) in|listed in (?:Domino|public)/i,
  ],
  [
    'could-not-be-found',
    "550 cat couldn't be found",
    /could not be found|(?:wasn't|was not|couldn't be|cannot be|can not be|can't be) found/i,
  ],
  ['no-record', '550 there is no record of', /No record of/i],
  ['is-not-known', '550 cat is not a known name', /is not (?:a )?(?:known|recogni[sz]ed)|not recogni[sz]ed/i],
  [
    'invalid-recipient',
    '550 5.1.1 Invalid recipient: cat@example.com',
    /(?:invalid|illegal|bad|incorrect|wrong|undeliverable) (?:\w+[ -]){0,2}(?:user|recipient|mail ?box|account|address|alias|e-?mail|name|local)/i,
  ],
  [
    'obsolete-recipient',
    '550 obsolete recipient',
    /(?:improper|obsolete|unavailable|erroneous|unrecogni[sz]ed|unreachable) (?:\w+[ -]){0,2}(?:user|recipient|mail ?box|account|address)/i,
  ],
  [
    'recipient-invalid',
    '550 Recipient is invalid',
    /(?:user|recipient|mail ?box|account|address|alias|name)\b[^\n]{0,60}? (?:is |was )?(?:invalid|undeliverable|illegal|incorrect|bad|obsolete)/i,
  ],
  ['invalid-joined', '550 5.1.1 InvalidRecipient', /InvalidRecipient|BadRecipient|bad destination mailbox/i],
  [
    'postfix-table',
    '550 5.1.1 not in virtual alias table',
    /(?:in|not in) (?:the )?(?:local|virtual|relay|alias) (?:recipient |mailbox |alias |domain )?table/i,
  ],
  [
    'postfix-unknown',
    '550 cat is unknown in virtual',
    /unknown in (?:local|virtual|relay|my)|user unknown in/i,
  ],
  [
    'recipient-rejected',
    '550 5.1.1 Recipient address rejected: unverified',
    /recipient address rejected:? (?:user|undeliverable|unknown|unverified|invalid|mailbox|no such|account)/i,
  ],
  [
    'rcpt-to',
    'Recipient address rejected: cat [RCPT_TO]',
    /address rejected\.?(?: \[RCPT_TO\])?$|recipient address rejected: \S{1,80} \[RCPT_TO\]/i,
  ],
  [
    'office-365-as',
    '550 Recipient address rejected: Access denied. AS(201806281)',
    /Recipient address rejected: Access denied.{0,40}AS\(201806281\)/i,
  ],
  [
    'exchange-resolver',
    '550 RESOLVER.ADR.BadPrimary',
    /RESOLVER\.ADR\.(?:ExRecipNotFound|BadPrimary|InvalidSmtp)/i,
  ],
  ['status', 'smtp;550 5.1.1', /5\.1\.1 Recipient|550 5\.1\.1\b|5\.1\.10\b|5\.1\.351\b/i],
  [
    'status-rejected',
    '550 5.1.0 <cat@example.com> recipient rejected',
    /550[ -]#?5\.1\.0\b.{0,60}(?:address|recipient|user) rejected/i,
  ],
  [
    'office-365-status',
    '550 5.4.1 cat: Recipient address rejected here',
    /5\.4\.1\b.{0,40}recipient address rejected/i,
  ],
]);
