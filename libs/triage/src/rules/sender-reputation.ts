import { rulesOf } from './bounce-rule.js';

/** Refusals of the sending server, account or address by its name. */
export const blockedRules = rulesOf('blocked', 'blocked', [
  [
    'list',
    '550 5.7.1 Service unavailable; client [192.0.2.1] blocked using zen.spamhaus.org',
    /spamhaus|spamcop|barracuda(?:central|networks\.com\/reputation)|sorbs\.|surbl|uribl|invaluement|abuseat|senderbase|senderscore|\bRBL\b|\bDNSBL\b|\bBRBL\b|real-?time (?:black|block)|(?:black|block|deny|reject)[ -]?list|listed (?:at|in|on|by) (?!Domino|public|our|the (?:local|public|directory))|is on (?:a|our|the) (?:block|black)|in (?:a|our|the) (?:block|black)|blocked (?:using|by|for|due|from|because|at|until|with)|mail-abuse\.(?:org|com)|trustedsource|cloudmark|spamrl|bogusmx|njabl|dsbl\.org/i,
  ],
  [
    'reputation',
    '550-5.7.1 Our system has detected that this message is likely suspicious due to the very low reputation of the sending IP address.',
    /(?:low|poor|bad|no|very low|network|ip|sender|domain|email|insufficient|negative) reputation|reputation (?:of|is|score|filter|for|service|too)|suspicious due to|\bPBR\b.*reputation|because of (?:its|your) reputation|\[(?:S31[45]0|OU-00\d|DY-00\d|SC-00\d|RP-00\d)\]|\((?:S31[45]0|OU-00\d|DY-00\d|SC-00\d|RP-00\d)\)|\b[SORD][CPUY]-00[1-4]\b/i,
  ],
  [
    'client',
    '554 <unknown[192.0.2.1]>: Client host rejected: Access denied',
    /client host (?:\[[^\]]+\] )?(?:rejected|blocked)|(?:connection|access|connect|mail|email|e-mail|traffic|messages?|hosts?|session|client) (?:\w+ )?(?:from )?(?:\S{0,80} )?(?:is |are |has been |have been |was |were |temporarily |currently |permanently )*(?:blocked|banned|refused by|blacklisted|barred)|banned (?:sending )?(?:ip|host|sender)|(?:your|the|sending|this|source|sender|remote) (?:ip|mail ?server|server|host|network|domain|mta|address|isp)(?: address)?[^.\n]{0,60}(?:blocked|banned|blacklisted|black listed|refused|rejected|not (?:allowed|welcome|permitted|accepted)|denied|in the .{0,20}list|listed)|\bip(?: address)? (?:\[?[\d.]+\]? )?(?:is |has been |was )?(?:blocked|banned|refused|rejected|black)|refused (?:connection|mail|to accept).{0,30} from|too (?:bad|many bad) reputation|dynamic(?:ally)?[ -](?:assigned |allocated )?(?:\/?residential )?(?:ip|address|host|pool)|dial-?up|not accept(?:ing)? (?:mail|connections?|any mail|email|messages?) from (?:you|this|your|the|dynamic|hosts?|ip|\[|\d|sender|that|\S+@)|not accepting mail from|5\.7\.60[6-9]|5\.7\.(?:511|61\d|64\d)|\bCXBL\b|\bCXSNDR\b|Suspected bounce attacks|JunkMail rejected|we will not accept (?:any )?(?:mail|email)|(?:sender|server|host|ip) is not (?:allowed|permitted|whitelisted)|Blocked - see|blocked by (?!content)|blocked for (?:abuse|spam)|access denied\b.{0,30}(?:ip|\[\d|banned)|mail server (?:rejected|.{0,30}blocked)|rejected because of not in approved|is in a black|domain .{0,40} (?:is )?(?:blocked|blacklisted)|bad (?:dns|sender) reputation|we do not accept mail from|5\.7\.1 Connection refused|554 5\.7\.1 You are not allowed to connect|No SMTP service here|not allowed to connect|connections not accepted from (?:IP|servers)|bounce_?block|sending\/from an address that has been blacklisted|IP_BL|ESMTP not accepting connections|Connection not allowed|you are not allowed to send/i,
  ],
  [
    'on-hold',
    '550 Your message has been put on hold',
    /has been (?:temporarily )?(?:put|placed) (?:on|in) (?:our )?(?:hold|quarantine)/i,
  ],
]);

/** Too much in too short a time. */
export const rateRules = rulesOf('rate', 'rate', [
  [
    'unusual',
    '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
    /unusual (?:rate|amount|traffic)|frequency limited|\bCXTHRT\b|rate[ -]?limit|(?:sending|message|mail|email|receiving|delivery|hourly|daily|recipient|connection|messages?) rate|receiving (?:e?-?mail|messages) (?:too quickly|at a rate)|rate (?:that prevents|exceeded|control|is )|throttl|sending (?:too|more) (?:much|many|quick|fast)|try again slower|slow(?: |-)?down/i,
  ],
  [
    'connections',
    '421 4.7.0 Too many concurrent SMTP connections',
    /too many (?:\w+ ){0,3}(?:connections|sessions|connects|mails?|messages|emails|requests|smtp|recipients? (?:this|per|in)|errors|concurrent|unknown|invalid|rcpts? )|(?:maximum|max|number of) (?:\w+ ){0,3}(?:connections|sessions)|(?:connection|concurrency|session|simultaneous) (?:rate |count )?limit|concurrent connections|per connection|maximum number of (?:connections|messages)/i,
  ],
  [
    'volume',
    '452 4.3.2 Connection rate limit exceeded',
    /(?:limit|quota|maximum) (?:of|for|on) (?:\w+ ){0,4}(?:messages|emails|mails|recipients|connections|sending)|(?:daily|hourly|sending|user|message|email|submission|per[ -]hour|per[ -]day|smtp|mail) (?:\w+ )?(?:limit|quota) (?:is |has been |was )?(?:exceeded|reached|over)|exceeded (?:the |your |its )?(?:\w+ ){0,4}(?:sending|message rate|connection|hourly|daily|per hour|per day)|has exceeded (?:the )?(?:max|limit)\w* (?:emails|messages|defers)|\[TS0\d\]|\[TSS0\d\]|temporarily deferred due to|excess(?:ive)? (?:volume|connections|traffic|number)|user complaints|deferred due to|max(?:imum)? (?:number of )?messages|domain .{0,50} has exceeded the max|5\.4\.5\b.*(?:limit|quota)|daily (?:user )?sending quota/i,
  ],
]);

/** "Come again later", said to every sender that is new. */
export const greylistRules = rulesOf('greylisted', 'greylist', [
  [
    'greylisted',
    '451 4.7.1 Greylisting in action, please come back later',
    /gr[ae]y[ -]?list|come back later|please (?:re)?try (?:again )?later.*(?:new|first|unknown)|postgrey|temporarily (?:deferred|rejected), (?:please )?(?:come|try)/i,
  ],
]);
