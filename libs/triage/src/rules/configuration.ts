import { rulesOf } from './bounce-rule.js';

/** Refusals that our own set-up causes: nothing is wrong with the address. */
export const configurationRules = rulesOf('our_configuration', 'configuration', [
  [
    'dmarc',
    "550-5.7.26 Unauthenticated email from example.jp is not accepted due to domain's DMARC policy.",
    /\bDMARC\b|unauthenticated e?-?mail|domain-based message authentication/i,
  ],
  [
    'spf',
    '553 Sender Policy Framework (SPF) fail',
    /\bSPF\b.{0,60}(?:fail|reject|den|not? |error|check|record|forged|permit|mismatch|soft|violat|invalid)|(?:fail|reject|denied|violat|because of|due to|no|failing) (?:\w+ ){0,4}\bSPF\b|sender policy framework|openspf\.(?:org|net)|spf=(?:fail|softfail)|not (?:an? )?(?:designated|authori[sz]ed|permitted|allowed) (?:mail )?(?:sender|to send (?:e?-?mail )?(?:from|on behalf))|does not designate/i,
  ],
  [
    'dkim',
    '550 5.7.20 No passing DKIM signature found',
    /\bDKIM\b.{0,60}(?:fail|did not|not |invalid|missing|require|check|signature found|error|reject)|no (?:valid|passing) DKIM|5\.7\.2[0-5]\b.*\bDKIM/i,
  ],
  [
    'authentication',
    '550 5.7.26 Recipient address rejected: Multiple authentication checks failed',
    /(?:sender|email|message|multiple) authentication (?:checks? )?(?:fail|required by)|authentication checks failed|required authentication level|authentication (?:information|results?) (?:is )?(?:required|not)|not (?:pass|passing) authentication|Access denied, sending domain .{1,80} does not pass/i,
  ],
  [
    'ptr',
    '550-Reason: This system will not accept messages from servers/devices with no reverse DNS.',
    /\bPTR\b.{0,80}(?:record|lookup|require|missing|not|invalid|no)|(?:no|missing|invalid|bad|valid|without|require\w*|have|proper|incorrect) (?:\w+[ /-]){0,3}(?:reverse[ -]?(?:dns|lookup|resolution|map\w*|address)|rdns|\bPTR\b)|(?:reverse[ -]?dns|rdns)[^.]{0,60}(?:fail|not|missing|invalid|require|generic|dynamic|mismatch|lookup)|cannot find your (?:reverse )?hostname|cannot (?:resolve|find) (?:your|the client) (?:ip|hostname|address)|unresolvable (?:client|ip) |fix (?:your )?reverse dns|all mail servers must have a PTR|ip name lookup failed|mismatches client ip|\bCXDNS\b|does not resolve to .{0,20}name|forward[- ]confirmed|client host rejected: cannot find/i,
  ],
  [
    'helo',
    '550 Invalid HELO/EHLO name: must be a fully-qualified hostname',
    /(?:invalid|bad|bogus|forged|wrong|reject\w*|require\w*|send a valid|not accepted) (?:\w+ ){0,3}(?:HELO|EHLO)\b|(?:HELO|EHLO)[^.]{0,40}(?:invalid|rejected|must|required|not (?:valid|fqdn|fully)|forged|mismatch)|Helo command rejected/i,
  ],
  [
    'sender-domain',
    '553 5.1.8 <cat@example.org>... Domain of sender address does not exist',
    /domain of (?:the )?sender|sender(?:'s)? (?:e-?mail )?(?:address |domain )*(?:rejected|does not exist|not (?:exist|found|valid|allowed|verified|resolv)|verif\w+ failed|invalid|is (?:not|invalid|unknown))|sender verif\w* (?:failed|error)|(?:invalid|bad|unknown|unverified|nonexistent) sender|could(?: not|n't) (?:complete|verify) (?:the )?sender|sender domain (?:must|not)|From:? (?:address )?domain is invalid|provide a valid From|Domain not found: [^ ]*sender|MAIL FROM.{0,60}(?:not exist|invalid|rejected|not (?:allowed|owned))|sender (?:is )?(?:denied|not authenticated|unspecified)|(?:envelope|return[- ]path|from) (?:address|domain)[^.]{0,40}(?:not exist|unresolv|invalid|no MX|has no)|invalid domain name.*sender|wrong sender|mail from (?:domain|address) .{0,40}(?:rejected|not|must)/i,
  ],
  [
    'bad-outbound-sender',
    '501 5.1.8 Access denied, bad outbound sender AS(42003)',
    /bad outbound sender|sender'?s? (?:account )?(?:has |is )?(?:been )?(?:blocked|disabled|suspended) (?:from|for|due to) (?:sending|exceed|relay)|not (?:allowed|permitted|authori[sz]ed) to send (?:mail )?(?:as|on behalf|using this|from this)|SendAsDenied|send mail as|misconfigured or out of date|does not advertise AUTH/i,
  ],
  [
    'relay',
    '554 5.7.1 <cat@example.com>: Relay access denied',
    /relay(?:ing)? (?:access )?(?:is )?(?:denied|not (?:permitted|allowed|supported|authori[sz]ed)|prohibited|forbidden|rejected|failed|restricted|attempt)|(?:unable|not (?:permitted|allowed|authori[sz]ed|able)|cannot|can't|won't|refus\w+|unauthori[sz]ed|do not|no|denied|disallowed|forbidden) (?:to )?relay(?:ing)?|(?:isn'?t|not) in my list of allowed rcpthosts|(?:is|are) not (?:our|a) (?:customer|local domain)|we do not relay|insecure mail relay|relay not|open relay|not a (?:gateway|relay)|use the smtp server of your ISP|please use (?:your|the) (?:isp|smtp|relay|mail ?hub|proper)|must be (?:authenticated|logged in) to (?:relay|send)/i,
  ],
  [
    'login',
    '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM',
    /client was not authenticated|authentication (?:is )?required|must (?:issue a STARTTLS|authenticate|be authenticated)|smtp authentication (?:is )?required|authentication (?:credentials )?(?:invalid|unsuccessful|failed)|username and password not accepted|application-specific password|basic authentication is disabled|AUTH (?:LOGIN )?(?:required|failed)|requires authentication|please log ?in/i,
  ],
  [
    'tls',
    'TLS Negotiation failed: FAILED_PRECONDITION: starttls error',
    /(?:start)?tls (?:negotiation |handshake |connection |session |encryption )?(?:failed|is required|required|error|not (?:available|supported|offered))|(?:not|n't) (?:support|offer|advertise) (?:start)?tls|requires? (?:\w+ )?(?:TLS|encryption)|starttls (?:error|is required|command)|must issue a starttls|cannot (?:start|negotiate) TLS|certificate (?:verif|has expired|not trusted)|encryption (?:needed|required)/i,
  ],
  [
    'own-mailbox',
    '554 5.2.2 mailbox full; Submission quota exceeded',
    /submission quota|SubmissionQuota|sender'?s? (?:mailbox|quota)|outgoing (?:message|mail) (?:quota|limit)/i,
  ],
]);
