import { rulesOf } from './bounce-rule.js';

const who = String.raw`(?:user|users|recipient|recipients|mail ?box|mailbox|account|address|addressee|addresses|person|customer|subscriber|alias|e-?mail|userid|user-?id|login|username|name|local[ -]part|destination|member|uid)`;
const gap = String.raw`(?:[^\n]{0,60}?)`;

/** There is no such mailbox. Looked for only where the refusal belongs to the recipient, not to the content. */
export const unknownUserRules = rulesOf('unknown_user', 'unknown-user', [
  [
    'recipient-stage',
    '550 5.4.1 Recipient address rejected: Access denied. [AM5EUR02FT012.eop-EUR02.prod.protection.outlook.com]',
    /5\.4\.1\b.{0,20}Recipient address rejected: Access denied/i,
  ],
  [
    'local-mailbox',
    'Local mailbox cat@example.ru is unavailable: user not found',
    /local mailbox \S+ is unavailable: user (?:not found|is terminated)|invalid mailbox/i,
  ],
  [
    'directory',
    'User some.name (cat@example.com) not listed in Domino Directory',
    /(?:not|n'?t) listed in [^.]{0,40}(?:directory|address book)|ディレクトリ(?:のリスト)?に(?:ありません|は?見つかりません)|non répertorié dans l['’]annuaire|no se encuentra en el directorio|nicht im (?:Domino-)?(?:Verzeichnis|Adressbuch)|name is not recogni[sz]ed|000C05A6|unknown recipient|unknown user: ?someone@there|Invalid final delivery userid|No valid recipients for this|addressee unknown|(?:is |was )?not in (?:our|the) directory|no (?:matches|record) (?:to|of) |user not found|e-?mail address (?:was )?(?:misspelled|could not be found|may be (?:misspelled|wrong)|you entered)|wasn'?t found at|check the (?:e-?mail |recipient'?s? )?address|address (?:couldn'?t|could not) be found|reached does not exist|mailbox for .{1,80} not (?:found|exist)|address not found|no mailbox here by that name|RecipNotFound|RecipientNotFound|unknown or illegal/i,
  ],
  [
    'no-such',
    '550 5.1.1 <cat@example.com>... No such user here',
    new RegExp(
      String.raw`no (?:such|valid|longer a valid|known|local|existing|active) (?:\w+[ -]){0,3}${who}|no (?:account|mailbox|user|recipient|person|such|one)s? (?:here |\S+ )?(?:by that name|with (?:that|this) (?:name|address)|here|at this|on this|found|exists|matching)|no mail ?box|no user\b|no account\b|no matches to|nosuchuser|no such (?:person|local|e-?mail|name|mail)|there is no (?:\w+ ){0,3}(?:user|mailbox|account|one|such|recipient|person)`,
      'i',
    ),
  ],
  [
    'unknown',
    '550 5.1.1 User unknown',
    new RegExp(
      String.raw`${who}(?:'s)?(?: \S+)? (?:name |address |id |account )?(?:is |was |are |appears? )?(?:currently )?unknown|unknown (?:\w+ )?(?:or (?:illegal|invalid) )?(?:\w+ )?(?:mail )?${who}|user_?unknown|unknown_?user|unknown[-_ ]recipient|unknown (?:or illegal )?(?:alias|local)|\bunknown:? <?\S+@|mailbox unknown|RecipNotFound|RecipientNotFound|not known here|Unbekannter (?:Empf|Benutzer|Nutzer)|Empfänger (?:\S+ )?(?:ist )?unbekannt|utilisateur inconnu|inconnu|usuario desconocido|utente sconosciuto|nieznany|neznám|okänd|ukjent|ukendt|onbekend|desconhecido|宛先が?不明`,
      'i',
    ),
  ],
  [
    'not-exist',
    '550-5.1.1 The email account that you tried to reach does not exist.',
    new RegExp(
      String.raw`${who}${gap} (?:do(?:es)? ?(?:not|n'?t)|did not|doesnt) (?:appear to )?(?:exist|have)|${who}${gap} (?:not|non|never|no longer)[ -]?(?:exist|found|known|listed|recogni[sz]ed|present|valid|a valid|registered|defined|here|our customer|local|have an account)\w*|(?:not|n'?t) exist(?:ing|s)? (?:\w+ ){0,2}${who}|user (?:\S+ )?not (?:exist|found)|non-?exist\w* ${who}|does ?(?:not|n'?t) (?:have|match) an? ?(?:\S+ )?(?:account|exist|active|valid|e-?mail)|didn'?t match|doesn'?t have an? \S+ account|do(?:es)? not exist|do(?:es)?n'?t exist|dosn'?t exist|isn'?t (?:a )?(?:valid|known|listed)|not (?:a )?valid (?:\w+ ){0,2}${who}|not (?:listed|found) in|not listed in (?:\w+ ){0,4}(?:directory|address book)|listed in (?:Domino|public)|could not be found|(?:wasn't|was not|couldn't be|cannot be|can not be|can't be) found|n['’]existe pas|no existe|existiert nicht|nicht (?:vorhanden|gefunden|bekannt)|não existe|non esiste|niet bestaand?|bestaat niet|nie istnieje|не (?:найден|существует)|不存在|見つかりません|存在しません|No record of|Not our customer|is not (?:a )?(?:known|recogni[sz]ed)|not recogni[sz]ed`,
      'i',
    ),
  ],
  [
    'invalid',
    '550 5.1.1 Invalid recipient: cat@example.com',
    new RegExp(
      String.raw`(?:invalid|illegal|bad|incorrect|wrong|undeliverable|improper|obsolete|unavailable|erroneous|unrecogni[sz]ed|unreachable) (?:\w+[ -]){0,2}${who}|${who}${gap} (?:is |was )?(?:invalid|undeliverable|illegal|incorrect|bad|obsolete)|invalid mail ?box|InvalidRecipient|BadRecipient|bad destination mailbox|recipient invalid|Recipient Rejected: No account|illegal user`,
      'i',
    ),
  ],
  [
    'rejected-recipient',
    '550 5.1.1 Recipient address rejected: User unknown in virtual alias table',
    /recipient address rejected:? (?:user|undeliverable|unknown|unverified|invalid|mailbox|no such|account)|unknown in (?:local|virtual|relay|my)|user unknown in|(?:in|not in) (?:the )?(?:local|virtual|relay|alias) (?:recipient |mailbox |alias |domain )?table|address rejected\.?(?: \[RCPT_TO\])?$|recipient address rejected: \S+ \[RCPT_TO\]|Recipient address rejected: Access denied.*AS\(201806281\)|RESOLVER\.ADR\.(?:RecipNotFound|ExRecipNotFound|RecipientNotFound|BadPrimary|InvalidSmtp)|sorry, no mailbox|5\.1\.1 Recipient|550 5\.1\.1\b|5\.1\.10\b|5\.1\.351\b|550[ -]#?5\.1\.0\b.{0,60}(?:address|recipient|user) rejected|5\.4\.1\b.{0,40}recipient address rejected|this user (?:does|has)|unknown in virtual/i,
  ],
  [
    'unavailable',
    '550 Requested action not taken: mailbox unavailable',
    /(?:550|5\.\d\.\d)[^\n]{0,40}mailbox unavailable|mailbox (?:\S+ )?(?:is )?(?:unavailable|not available)(?! due)|mailbox unavailable or not local|(?:user|recipient|account|mailbox) (?:\S+ )?(?:is )?(?:unavailable|not available|not local)\b|does not like recipient(?![^\n]*\n[^\n]*\b4\d\d)|this user (?:is )?no longer|no longer (?:with|works?|employed|at this|here|on (?:this )?server|a (?:valid|customer))|has left|left the (?:company|organi[sz]ation)|not (?:a )?(?:local|our) (?:user|address|mailbox|customer)|can(?:'t|not) (?:accept|receive) (?:mail|messages) (?:for|to) (?:that|this)|does ?not (?:use|accept) (?:e-?mail|mail) (?:here|at)|is not an? (?:active|valid|known|existing)|valid user|this address (?:no longer|does ?n[o']t|is not)|no longer (?:valid|accepts|in service|in use|exist\w*|available|monitored)|did not exactly match|no final (?:e-?mail )?delivery point|no final|is no longer|mailbox not found|not found\b|could not expand|not collected after/i,
  ],
]);

/** The domain does not exist, or takes no mail at all. */
export const unknownHostRules = rulesOf('unknown_host', 'unknown-host', [
  [
    'no-domain',
    'Host or domain name not found. Name service error for name=example.zz type=AAAA: Host not found',
    /(?:host|domain|domain name|hostname)(?: name)?(?: \S+)? (?:was |is |does |could )?(?:not? (?:be )?(?:found|exist|resolv|known|locat)\w*|unknown|invalid|nonexist\w*)|(?:host|domain)(?: name)? or domain(?: name)? not found|(?:unknown|invalid|bad|no such|nonexistent|non-existent|illegal) (?:mail )?(?:host|domain|destination|hostname|server|site)\b|host unknown|name (?:server|service)?:?[^\n]{0,80}host not found|name or service not known|no such (?:host|domain)|domain[^\n]{0,80}(?:does ?n[o']?'?t exist|not exist|not found|no longer exists)|couldn'?t find any host(?: named)?|unrouteable mail domain|unrouteable address|all host address lookups failed permanently|all relevant MX records point to non-existent|NXDOMAIN|domain has expired|no MX or A|domain name (?:system )?not found|DNS Error: (?:Domain name|NXDOMAIN|DNS type 'mx' lookup)|bad destination (?:system|host)|Unrouteable domain|can'?t find .{0,40}(?:host|domain)|non-?existent (?:host|domain)|account or domain may not exist|(?:server|host) (?:for|of) (?:the )?(?:domain )?\S+ (?:was |could |can ?)?not (?:be )?found|Domain \S+ (?:isn'?t|is not) (?:hosted|local)|couldn'?t be found or is misconfigured|550 5\.1\.2\b|illegal host\/domain|invalid domain name|No route to domain|Host unknown|domain is not reachable/i,
  ],
  [
    'no-mx',
    'Mail server for "example.com" unreachable: no MX record',
    /no (?:valid )?(?:MX|mail ?exchanger?)(?: record| host| server)?s?|no (?:A|AAAA|mail) (?:or MX )?records?|(?:MX|A) records? (?:not found|missing|for)|(?:does not have|has no) (?:\w+ ){0,2}(?:MX|mail ?servers?|DNS record)|lacks? (?:an? )?MX|mail for \S+ loops back to myself|domain (?:\S+ )?(?:does not|doesn'?t) (?:accept|receive) (?:e?-?mail|mail)|an MX or SRV record indicated no SMTP service|no host found for existing SMTP connection|Destination seem to reject all mails|null ?MX|nullmx|does not accept (?:e?-?mail|mail)(?: \(| at|\.|$)|not accept(?:ing)? (?:any )?mail for (?:this|that) domain|domain does not accept|MX (?:is|points to) (?:0 \.|localhost|127)|no mail hosts? for domain|smtp protocol returned a permanent error|nameserver error report: no/i,
  ],
]);
