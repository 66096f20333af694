import { rulesOf } from '../bounce-rule.js';

/** The sending server or its network stands on a list, or in bad repute. */
export const reputationRules = rulesOf('blocked', 'blocked', [
  [
    'public-list',
    '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org',
    /spamhaus|spamcop|sorbs\.|surbl|uribl|invaluement|abuseat|njabl|dsbl\.org|mail-abuse\.(?:org|com)/i,
  ],
  [
    'vendor-list',
    '554 Denied: see https://www.barracudacentral.org/reputation',
    /barracuda(?:central|networks\.com\/reputation)|senderbase|senderscore|trustedsource|cloudmark|spamrl|bogusmx/i,
  ],
  ['block-list-name', '554 5.7.1 rejected by RBL', /\bRBL\b|\bDNSBL\b|\bBRBL\b|real-?time (?:black|block)/i],
  [
    'block-list',
    '550 5.7.1 part of their network is on our block list (S3140)',
    /(?:black|block|deny|reject)[ -]?list/i,
  ],
  [
    'listed-at',
    '550 5.7.1 192.0.2.1 is listed at dnsl.example.net',
    /listed (?:at|in|on|by) (?!Domino|public|our|the (?:local|public|directory))/i,
  ],
  ['in-a-list', '550 You are in a black hole', /(?:is on|in|is in) (?:a|our|the) (?:block|black)/i],
  [
    'blocked-for',
    '554 5.7.1 blocked for abuse. See https://example.com/ip',
    /blocked (?:using|by(?! content)|for|due|from|because|at|until|with)/i,
  ],
  [
    'low-reputation',
    '550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.',
    /(?:low|poor|bad|no|network|ip|sender|domain|email|insufficient|negative) reputation/i,
  ],
  [
    'reputation',
    "554 5.7.1 Your access to this mail system has been rejected due to the sending MTA's poor standing: reputation score",
    /reputation (?:of|is|score|filter|for|service|too)|your reputation|bad dns reputation/i,
  ],
  ['suspicious', '550 5.7.1 The mail is suspicious due to its origin', /suspicious due to/i],
  [
    'outlook-code',
    "550 OU-001 (BAY004-MC1F1) Unfortunately, messages weren't sent",
    /\b(?:OU|DY|SC|RP)-00\d\b|[([](?:S31[45]0)[)\]]/i,
  ],
  ['hotmail-code', '550 SY-002 mail from this host', /\b[SORD][CPUY]-00[1-4]\b/i],
]);

/** The sending server, domain or account is turned away by its name or address. */
export const blockedRules = rulesOf('blocked', 'blocked', [
  [
    'client-host',
    '554 <unknown[192.0.2.1]>: Client host rejected: Access denied',
    /client host (?:\[[^\]]{1,60}\] )?(?:rejected|blocked)/i,
  ],
  [
    'is-blocked',
    '550 Messages from 192.0.2.1 have been temporarily blocked',
    /(?:connection|access|connect|mail|traffic|message|host|session|client)s? (?:\S{1,80} ){0,6}(?:is|are|been|was|were|\w+ly) (?:blocked|banned|barred)/i,
  ],
  [
    'is-blocked-short',
    '550 Connection blocked',
    /(?:connection|access|connect|mail|traffic|message|host|session|client)s? (?:\w+ )?(?:from )?(?:\S{1,80} )?(?:blocked|banned|refused by|blacklisted|barred)/i,
  ],
  ['banned', '550 banned sending IP', /banned (?:sending )?(?:ip|host|sender)/i],
  [
    'your-server',
    '550 Your domain example blocked',
    /(?:your|the|sending|this|source|sender|remote) (?:ip|mail ?server|server|host|network|domain|mta)(?: [\d./]{7,})?[^.\n]{0,60}(?:blocked|banned)/i,
  ],
  [
    'your-server-refused',
    '554 Your network 192.0.2.0/24 is denied',
    /(?:your|sending|this|source|sender) (?:ip|mail ?server|server|host|network|domain|mta)(?: [\d./]{7,})?[^.\n]{0,60}(?:refused|rejected|denied|listed)/i,
  ],
  [
    'your-server-not',
    '554 this host is not welcome',
    /(?:your|the|sending|this|source|sender|remote) (?:ip|mail ?server|server|host|network|domain|mta)(?: [\d./]{7,})?[^.\n]{0,60}not (?:allow|welcome|permit|accept)/i,
  ],
  [
    'address-blocked',
    '550 5.7.1 IP address [192.0.2.1] was rejected',
    /\bip(?: address)? (?:\[?[\d.]+\]? )?(?:is |has been |was )?(?:blocked|banned|refused|rejected|black)/i,
  ],
  [
    'refused-from',
    '550 refused to accept mail from example.org',
    /refused (?:connection|mail|to accept).{0,30} from/i,
  ],
  [
    'dynamic-address',
    '550 5.7.1 Dynamically assigned address: use your provider',
    /dynamic(?:ally)?[ -](?:assigned |allocated )?(?:\/?residential )?(?:ip|address|host|pool)|dial-?up/i,
  ],
  [
    'not-accepting-from',
    '550 not accepting mail from you',
    /not accept(?:ing)? (?:any )?(?:mail|connections?|email|messages?) from (?:you|this|the|dynamic|hosts?|ip|\[|\d|sender|that|\S{1,64}@)/i,
  ],
  [
    'no-mail-from',
    '550 we will not accept mail of yours',
    /not accepting mail from|we (?:do|will) not accept (?:any )?(?:mail|email)/i,
  ],
  [
    'connections-not-accepted',
    '554 connections not accepted from servers without a name',
    /connections not accepted from (?:IP|servers)|Connection not allowed|ESMTP not accepting connections/i,
  ],
  ['microsoft-code', '550 5.7.606 Access denied', /5\.7\.60[6-9]|5\.7\.(?:511|61\d|64\d)/i],
  ['comcast-code', '554 example.net CXBL', /\bCXBL\b|\bCXSNDR\b/i],
  ['bounce-attack', '550 Suspected bounce attacks', /Suspected bounce attacks|bounce_?block/i],
  ['junk-host', '550 JunkMail rejected - host.example.org', /JunkMail rejected/i],
  [
    'not-permitted',
    '550 server is not whitelisted',
    /(?:sender|server|host|ip) is not (?:allowed|permitted|whitelisted)|not in approved/i,
  ],
  ['blocked-see', '550 Blocked - see https://example.com/blocked?ip=192.0.2.1', /Blocked - see|IP_BL/i],
  ['access-denied-ip', '550 Access denied - your [192.0.2.1]', /access denied\b.{0,30}(?:ip|\[\d|banned)/i],
  ['mail-server-rejected', '550 mail server rejected', /mail server (?:rejected|.{0,30}blocked)/i],
  [
    'domain-blocked',
    '550 Mails of domain example.org blocked',
    /domain .{0,40} (?:is )?(?:blocked|blacklisted)|address that has been blacklisted/i,
  ],
  ['connection-refused', '554 5.7.1 Connection refused', /5\.7\.1 Connection refused|No SMTP service here/i],
  [
    'not-allowed-to-connect',
    '554 5.7.1 You are not allowed to connect.',
    /not allowed to connect|you are not allowed to send/i,
  ],
  [
    'on-hold',
    '550 Your message has been put on hold',
    /has been (?:temporarily )?(?:put|placed) (?:on|in) (?:our )?(?:hold|quarantine)/i,
  ],
  [
    'german',
    '550 Die IP-Adresse des Absenders ist gesperrt',
    /(?:IP-Adresse|Absender|Server)[^.]{0,60}(?:gesperrt|geblockt|blockiert)/i,
  ],
  [
    'french',
    '550 Adresse IP bloquée, mail refusé',
    /(?:adresse IP|serveur|expéditeur)[^.]{0,60}(?:bloqu|blacklist)/i,
  ],
  [
    'traffic',
    '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP.',
    /traffic not accepted|not accepted from this IP/i,
  ],
  [
    't-online',
    '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.example.de to clarify.)',
    /A problem occurred\. \(Ask your postmaster/i,
  ],
  ['netease', '554 HL:ITC 163 mx1', /\bHL:(?:ITC|IPB|REP)\b|\bIP:REP\b/i],
]);
