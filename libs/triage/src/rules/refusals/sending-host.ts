import { rulesOf } from '../bounce-rule.js';

/** Our server's name, its reverse DNS, its greeting or its TLS are not as the other side wants them. */
export const sendingHostRules = rulesOf('our_configuration', 'configuration', [
  [
    'ptr',
    '550 5.7.25 The sending IP does not have a PTR record',
    /\bPTR\b.{0,80}(?:record|lookup|require|missing|not|invalid|no)/i,
  ],
  [
    'ptr-before',
    '550 All mail servers must have a PTR',
    /(?:no|missing|invalid|bad|valid|without|require\w*|have|proper|incorrect) (?:\w+[ /-]){0,3}\bPTR\b/i,
  ],
  [
    'no-reverse-dns',
    '550-Reason: This system will not accept messages from servers/devices with no reverse DNS.',
    /(?:no|missing|invalid|bad|valid|without|require\w*|have|proper|incorrect) (?:\w+[ /-]){0,3}(?:reverse[ -]?(?:dns|lookup|resolution|map|address)|rdns)/i,
  ],
  [
    'reverse-dns-failed',
    '450 Reverse DNS lookup failed for host 192.0.2.1',
    /(?:reverse[ -]?dns|rdns)[^.]{0,60}(?:fail|not|missing|invalid|require|generic|dynamic|mismatch|lookup)/i,
  ],
  [
    'fix-reverse-dns',
    '550 5.7.1 Fix reverse DNS for 192.0.2.1',
    /fix (?:your )?reverse dns|forward[- ]confirmed|\bFCrDNS\b/i,
  ],
  [
    'cannot-find-hostname',
    '450 4.7.25 Client host rejected: cannot find your hostname, [192.0.2.1]',
    /cannot find your (?:reverse )?hostname|client host rejected: cannot find/i,
  ],
  [
    'cannot-resolve-client',
    '550 Cannot resolve your address',
    /cannot (?:resolve|find) (?:your|the client) (?:ip|hostname|address)|unresolvable (?:client|ip) /i,
  ],
  [
    'name-mismatch',
    '550 5.7.1 192.0.2.1 does not resolve to its given name',
    /does not resolve to .{0,20}name|mismatches client ip|ip name lookup failed/i,
  ],
  ['comcast-dns', '421 resimta-po-01v.example.net CXDNS Error in the DNS', /\bCXDNS\b/i],
  [
    'helo',
    '550 Invalid HELO/EHLO name: must be a fully-qualified hostname',
    /(?:invalid|bad|bogus|forged|wrong|reject\w*|require\w*|send a valid|not accepted) (?:\w+ ){0,3}(?:HELO|EHLO)\b/i,
  ],
  [
    'helo-rejected',
    '504 5.5.2 <localhost>: Helo command rejected: need fully-qualified hostname',
    /(?:HELO|EHLO)[^.]{0,40}(?:invalid|rejected|must|required|not (?:valid|fqdn|fully)|forged|mismatch)/i,
  ],
]);

/** Encryption that could not be agreed on. */
export const tlsRules = rulesOf('our_configuration', 'configuration', [
  [
    'tls-failed',
    'TLS Negotiation failed: FAILED_PRECONDITION: starttls error',
    /tls (?:negotiation |handshake |connection |session |encryption )?(?:failed|error|not (?:available|supported|offered))/i,
  ],
  [
    'tls-required',
    '530 5.7.10 STARTTLS is required to send mail',
    /tls (?:encryption |connection |command )?(?:is )?required|requires? (?:\w+ )?(?:TLS\b|encryption)|starttls command/i,
  ],
  [
    'tls-not-offered',
    'Host mx.example.com did not offer STARTTLS: server does not support TLS',
    /(?:not|n't) (?:support|offer|advertise) (?:start)?tls|cannot (?:start|negotiate) TLS/i,
  ],
  ['must-starttls', '530 5.7.0 must issue a STARTTLS first', /must issue a starttls/i],
  [
    'certificate',
    'Server certificate has expired',
    /certificate (?:verif|has expired|not trusted)|no valid certificate/i,
  ],
  ['encryption-needed', '538 5.7.11 Encryption needed for this recipient', /encryption needed/i],
]);
