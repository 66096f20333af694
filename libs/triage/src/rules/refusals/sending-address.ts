import { rulesOf } from '../bounce-rule.js';

/** Our sender address or its domain is refused. */
export const sendingAddressRules = rulesOf('our_configuration', 'configuration', [
  [
    'sender-domain',
    '553 5.1.8 <cat@example.org>... Domain of sender address does not exist',
    /domain of (?:the )?sender/i,
  ],
  [
    'sender-rejected',
    '550 <cat@example.org>: Sender address rejected: undeliverable address',
    /sender(?:'s)? (?:e-?mail )?(?:address |domain ){0,2}(?:rejected|does not exist|invalid)/i,
  ],
  [
    'sender-not-found',
    '553 sender address not found',
    /sender(?:'s)? (?:e-?mail )?(?:address |domain ){0,2}not (?:exist|found|valid|allowed|verified|resolv)/i,
  ],
  [
    'sender-is-not',
    '553 5.1.7 sender address is not valid',
    /sender(?:'s)? (?:e-?mail )?(?:address |domain ){0,2}is (?:not|invalid|unknown)/i,
  ],
  [
    'sender-verify',
    '550-Verification failed for <cat@example.org>: Sender verify failed',
    /sender verif\w* (?:failed|error)|sender(?:'s)? (?:address )?verif\w+ failed/i,
  ],
  [
    'no-sender-verification',
    '451 Could not complete sender verify callout',
    /could(?: not|n't) (?:complete|verify) (?:the )?sender|callback setup failed/i,
  ],
  [
    'bad-sender',
    '553 5.1.7 Invalid sender',
    /(?:invalid|bad|unknown|unverified|nonexistent|wrong|incorrect) sender|invalid domain name.{0,80}sender/i,
  ],
  [
    'sender-domain-must',
    '550 5.1.8 sender domain must resolve',
    /sender domain (?:must|not)|Domain not found: [^ ]{0,80}sender/i,
  ],
  [
    'from-domain',
    '550 5.1.7 From domain is invalid. Please provide a valid From:',
    /From:? (?:address )?domain is invalid|provide a valid From/i,
  ],
  [
    'mail-from',
    '550 MAIL FROM domain example.org does not exist',
    /MAIL FROM.{0,60}(?:not exist|invalid|rejected|not (?:allowed|owned)|must)/i,
  ],
  [
    'envelope-address',
    '554 5.1.8 the envelope address is invalid',
    /(?:envelope|return[- ]path|from) (?:address|domain)[^.]{0,40}(?:not exist|unresolv|invalid|no MX|has no)/i,
  ],
  ['sender-denied', '550 5.7.1 Sender denied', /sender (?:is )?(?:denied|not authenticated|unspecified)/i],
  ['ses-identity', '554 Message rejected: Email address is not verified.', /email address is not verified/i],
  ['french', '550 Adresse expediteur incorrecte', /exp[ée]diteur (?:incorrect|refus|invalide|inconnu)/i],
  ['bad-outbound-sender', '501 5.1.8 Access denied, bad outbound sender AS(42003)', /bad outbound sender/i],
  [
    'sender-suspended',
    "550 5.7.1 The sender's account has been disabled for sending spam",
    /sender'?s? (?:account )?(?:has |is )?(?:been )?(?:blocked|disabled|suspended) (?:from|for|due to) (?:sending|exceed|relay)/i,
  ],
  [
    'send-as',
    '550 5.7.60 SMTP; Client does not have permissions to send as this sender',
    /send mail as|permissions? to send as|SendAsDenied/i,
  ],
  [
    'send-as-not-allowed',
    '550 5.7.1 You are not authorized to send as this address',
    /not (?:allowed|permitted|authori[sz]ed) to send (?:mail )?(?:as|on behalf|using this|from this)/i,
  ],
  [
    'out-of-date',
    'Your account is misconfigured or out of date',
    /misconfigured or out of date|does not advertise AUTH/i,
  ],
]);

/** The server does not forward for us, or wants a login. */
export const submissionRules = rulesOf('our_configuration', 'configuration', [
  [
    'relay-denied',
    '554 5.7.1 <cat@example.com>: Relay access denied',
    /relay(?:ing)? (?:access )?(?:is )?(?:denied|prohibited|forbidden|rejected|failed|restricted|attempt)/i,
  ],
  ['relay-not-permitted', '550 relay not permitted', /relay(?:ing)? (?:access )?(?:is )?not/i],
  [
    'unable-to-relay',
    '550 5.7.1 Unable to relay for cat@example.com',
    /(?:unable|not (?:permitted|allowed|authori[sz]ed|able)|cannot|can't|won't|refus\w+|unauthori[sz]ed|do not|no|denied|disallowed) (?:to )?relay/i,
  ],
  [
    'rcpthosts',
    "553 sorry, that domain isn't in my list of allowed rcpthosts (#5.7.1)",
    /(?:isn'?t|not) in my list of allowed rcpthosts/i,
  ],
  [
    'not-local',
    '550 example.com is not a local domain',
    /(?:is|are) not (?:our|a) (?:customer|local domain)|not a (?:gateway|relay)/i,
  ],
  ['open-relay', '550 insecure mail relay', /insecure mail relay|open relay/i],
  [
    'own-provider',
    '550 5.7.1 Please use the smtp server of your ISP',
    /use the smtp server of your ISP|please use (?:your|the) (?:isp|smtp|relay|mail ?hub|proper)/i,
  ],
  [
    'login-to-send',
    '550 5.7.1 You must be logged in to send',
    /must be (?:authenticated|logged in) to (?:relay|send)/i,
  ],
  [
    'client-not-authenticated',
    '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    /client was not authenticated|basic authentication is disabled/i,
  ],
  [
    'login-required',
    '530 5.7.0 Authentication required',
    /authentication (?:is )?required|requires authentication|must (?:authenticate|be authenticated)/i,
  ],
  [
    'login-failed',
    '535 5.7.8 Username and Password not accepted',
    /username and password not accepted|authentication (?:credentials )?(?:invalid|unsuccessful|failed)|application-specific password/i,
  ],
  ['auth-command', '535 AUTH LOGIN failed', /AUTH (?:LOGIN )?(?:required|failed)|please log ?in/i],
  [
    'own-quota',
    '554 5.2.2 mailbox full; Submission quota exceeded',
    /submission ?quota|sender'?s? (?:mailbox|quota)|outgoing (?:message|mail) (?:quota|limit)/i,
  ],
]);
