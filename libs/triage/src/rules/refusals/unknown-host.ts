import { rulesOf } from '../bounce-rule.js';

/** The domain does not exist, or takes no mail at all. */
export const unknownHostRules = rulesOf('unknown_host', 'unknown-host', [
  [
    'host-not-found',
    'Host or domain name not found. Name service error for name=example.zz type=AAAA: Host not found',
    /(?:host|domain)(?: ?name)? (?:or domain )?(?:name )?not found/i,
  ],
  [
    'domain-not',
    '550 Domain example.zz could not be resolved',
    /(?:host|domain|hostname)(?: name)?(?: \S{1,80})? (?:was |is |does |could )?not? (?:be )?(?:found|exist|resolv|known|locat)/i,
  ],
  [
    'domain-unknown',
    '550 Host unknown',
    /(?:host|domain|hostname)(?: name)?(?: \S{1,80})? (?:was |is |does |could )?(?:unknown|invalid|nonexist)/i,
  ],
  [
    'unknown-host',
    'cat@example.zz ... unknown host',
    /(?:unknown|invalid|bad|no such|nonexistent|non-existent|illegal) (?:mail )?(?:host|domain|destination|hostname|server|site)\b/i,
  ],
  [
    'name-service',
    '550 example.zz: Name or service not known',
    /name (?:server|service)?:?[^\n]{0,80}host not found|name or service not known/i,
  ],
  [
    'domain-gone',
    '5.1.2 the domain of this address does not exist',
    /domain[^\n]{0,80}(?:does ?n[o']?'?t exist|not exist|not found|no longer exists)/i,
  ],
  [
    'qmail',
    "Sorry, I couldn't find any host named example.zz. (#5.1.2)",
    /couldn'?t find any host(?: named)?|can'?t find .{0,40}(?:host|domain)/i,
  ],
  ['exim-domain', 'Unrouteable mail domain "example.zz"', /unrouteable (?:mail )?domain/i],
  ['exim-address', 'Unrouteable address', /unrouteable address/i],
  [
    'exim-lookups',
    'all host address lookups failed permanently',
    /all host address lookups failed permanently|all relevant MX records point to non-existent/i,
  ],
  ['nxdomain', 'DNS server returned NXDOMAIN', /NXDOMAIN/i],
  [
    'gmail-dns',
    "DNS Error: DNS type 'mx' lookup of example.zz responded with code",
    /DNS Error: (?:Domain name|DNS type 'mx' lookup)/i,
  ],
  [
    'expired',
    '550 domain is not reachable',
    /domain has expired|domain is not reachable|No route to domain/i,
  ],
  ['domain-name-system', '550 5.1.2 no MX or A found', /domain name system not found|no MX or A/i],
  [
    'server-for',
    'The mail server for example.zz could not be found',
    /(?:server|host) (?:for|of) (?:the )?(?:domain )?\S{1,80} (?:was |could |can ?)?not (?:be )?(?:found)/i,
  ],
  [
    'not-hosted',
    "550 Domain example.com isn't hosted here",
    /Domain \S{1,80} (?:isn'?t|is not) (?:hosted|local)/i,
  ],
  [
    'gmail-misconfigured',
    "Your message wasn't delivered to cat@example.zz because the domain example.zz couldn't be found or is misconfigured",
    /couldn'?t be found or is misconfigured/i,
  ],
  ['status', 'smtp;550 5.1.2', /550 5\.1\.2\b/i],
  [
    'no-mx',
    'Mail server for "example.com" unreachable: no MX record',
    /no (?:valid )?(?:MX|mail ?exchanger?)/i,
  ],
  ['no-address', '550 no AAAA or MX records', /no (?:A|AAAA|mail) (?:or MX )?records?/i],
  ['mx-missing', 'MX record not found', /(?:MX|A) records? (?:not found|missing|for)/i],
  [
    'has-no',
    '550 example.com has no mail server',
    /(?:does not have|has no) (?:\w+ ){0,2}(?:MX|mail ?servers?|DNS record)|lacks? (?:an? )?MX/i,
  ],
  [
    'takes-no-mail',
    '550 domain example.com does not accept mail',
    /domain (?:\S{1,80} )?(?:does not|doesn'?t) (?:accept|receive)|does not accept (?:e?-?mail|mail)(?: \(| at|\.|$)/i,
  ],
  [
    'exim-no-service',
    'an MX or SRV record indicated no SMTP service',
    /an MX or SRV record indicated no SMTP service|no host found for existing SMTP connection/i,
  ],
  ['rejects-all', 'Destination seem to reject all mails', /Destination seem to reject all mails/i],
  ['null-mx', '556 5.1.10 recipient domain has a null MX', /null ?MX/i],
  [
    'no-mail-for-domain',
    '550 not accepting mail for that domain',
    /not accept(?:ing)? (?:any )?mail for (?:this|that) domain/i,
  ],
  ['mx-nowhere', '550 MX points to localhost', /MX (?:is|points to) (?:0 \.|localhost|127)/i],
  [
    'no-mail-hosts',
    '550 no mail hosts for domain',
    /no mail hosts? for domain|smtp protocol returned a permanent error|nameserver error report: no/i,
  ],
  [
    'german',
    'Die Domain des Empfängers existiert nicht',
    /domain[^.]{0,60}(?:existiert nicht|nicht gefunden|unbekannt)/i,
  ],
  [
    'french',
    "Le domaine du destinataire n'existe pas",
    /domaine[^.]{0,60}(?:n['’]existe pas|introuvable|inconnu)/i,
  ],
  [
    'spanish',
    'El dominio del destinatario no existe',
    /dominio[^.]{0,60}(?:no existe|não existe|non esiste|no se encontr)/i,
  ],
]);
