import { rulesOf } from './bounce-rule.js';

/** Words that settle the matter before any other, because they hold words of other reasons too. */
export const settledRules = [
  ...rulesOf('network', 'network', [
    [
      'name-server',
      'Host or domain name not found. Name service error for name=example.org type=MX: Malformed or unexpected name server reply',
      /(?:malformed|unexpected) (?:or unexpected )?name server reply/i,
    ],
  ]),
  ...rulesOf('system', 'system', [
    [
      'local-command',
      'procmail: Couldn\'t create "/var/spool/mail/cat" id: example.org: No such user',
      /\bprocmail: |Command (?:died|output|time limit)|pipe to \|/i,
    ],
  ]),
  ...rulesOf('policy', 'policy', [
    [
      'google-groups',
      'the group you tried to contact (cats) may not exist, or you may not have permission to post messages to the group',
      /Google[ -]?(?:Groups|グループ|群組|समूह|网上论坛|Group|그룹)|groups\.google\.com/i,
    ],
  ]),
  ...rulesOf('unknown_host', 'unknown-host', [
    [
      'cpanel',
      'The mail server could not deliver mail to cat@example.net.  The account or domain may not exist, they may be blacklisted, or missing the proper dns entries.',
      /account or domain may not exist/i,
    ],
  ]),
  ...rulesOf('filtered', 'filtered', [
    [
      'facebook-preference',
      '550 5.1.1 RCP-P2 http://postmaster.facebook.com/response_codes?ip=192.0.2.1#rcp Refused due to recipient preferences',
      /\bRCP-P[2-9]\b|\(000C0595\)|recipient was unavailable to take delivery|Cannot route mail to user|recipient preferences|(?:user|recipient)(?:'s)? (?:domain )?(?:filter|preference|spam setting|block ?list)|rejected-by-the-domain-filter|指定受信|受信拒否/i,
    ],
  ]),
];

export const networkRules = rulesOf('network', 'network', [
  [
    'connection',
    'connect to mx.example.com[192.0.2.1]:25: Connection refused',
    /connection (?:\w+ )?(?:refused|timed? ?out|reset|lost|dropped|closed|failed|was (?:closed|refused|reset|dropped)|attempt|terminated|with remote)|(?:could not|couldn'?t|unable to|failed to|can'?t|cannot|not able to|wasn'?t able to) (?:\w+ ){0,3}(?:connect|establish|reach|contact|open)|no route to host|network (?:is )?(?:unreachable|error)|host (?:is )?(?:not reachable|unreachable|down)|(?:remote )?host (?:is )?not respond|operation timed out|lost connection|connect to \S+: |timed out (?:while|waiting)|time-?out|(?:server|host) (?:is )?(?:not responding|unavailable|did not respond|unreachable|down)|did not accept our requests to connect|no answer from|socket error|delivery temporarily suspended|conversation with \S+ timed|read error|i\/o error|broken pipe|conversation failed|connected but|(?:servers?|hosts?) (?:were |was )?(?:unreachable|did not respond)|not responding|dropped connection/i,
  ],
  [
    'dns',
    '4.4.3 Temporary lookup failure',
    /(?:temporary|transient) (?:name ?server|dns|lookup|name resolution|resolver)|(?:name ?server|dns|lookup|resolv\w+) (?:failure|failed|error|timed|timeout|problem|server)|server ?fail|SERVFAIL|host or domain name not found.*try again|name service error.*try again|CNAME lookup|temporary (?:failure in name|lookup)|all MX (?:hosts|servers)|no host found|dns (?:query|lookup)|DNS Error/i,
  ],
]);

export const expiredRules = rulesOf('expired', 'expired', [
  [
    'gave-up',
    "I'm not going to try again; this message has been in the queue too long.",
    /(?:in the queue|queued|on the queue) (?:too long|for)|retry (?:time|timeout)(?:out)? (?:not reached|exceeded|expired)|(?:message|envelope|delivery|time|mail|queue|retry) (?:\w+ )?(?:expired|timed? ?out|time ?out|lifetime|time exceeded|exceeded)|delivery (?:time )?(?:expired|time exceeded)|could not (?:be )?deliver(?:ed)? (?:\w+ )?(?:for|within|in|after) (?:the )?(?:last )?\d+|unable to deliver (?:\w+ )?(?:in|for|after|within) \d+|not (?:been )?delivered within|giving up|gave up|given up(?! ?on)|too (?:long|old)|(?:attempts?|tries|retries) (?:\w+ )?(?:exceeded|exhausted|failed)|exceeded (?:max\w* )?(?:\w+ )?(?:time|retr|attempts)|after \d+ (?:\w+ )?(?:attempts|hours|days|minutes|tries)|delivery failed \d+ attempts|will (?:be retried|retry|continue|keep trying)|has been delayed|not yet been delivered|failed \d+ attempts|was not delivered within|attempts failed|4\.4\.7\b|maximum (?:number of )?(?:retries|attempts|time)|address retry/i,
  ],
]);

export const policyRules = rulesOf('policy', 'policy', [
  [
    'restricted',
    "550 5.7.129 RESOLVER.RST.RestrictedToRecipientsPermission; not authorized to send to recipient because the sender isn't on the recipient's list",
    /not (?:permitted|authori[sz]ed|allowed) (?:\w+ ){0,3}(?:to|sender|from)|delivery not authori[sz]ed|RESOLVER\.RST|(?:only|can) (?:accepts?|receives?|take) (?:\w+ ){0,4}from (?:\w+ ){0,3}(?:authenticated|internal|authori[sz]ed|approved|certain|members|people)|restricted|permission|unauthori[sz]ed|access (?:is )?(?:denied|not allowed)|not accept(?:ed|ing)? (?:for policy|due to policy|by)|members?[- ]only|not a (?:member|subscriber)|non-member|moderat|closed (?:list|group)|your group|Google Groups|are not accepting mail from|awaits? (?:moderator|approval)/i,
  ],
  [
    'policy',
    '554 5.7.1 Message rejected due to local policy',
    /polic(?:y|ies)|(?:message|mail|e-?mail|transaction|data|delivery|recipient|request) (?:\w+ )?(?:was |is |has been |been )?(?:rejected|refused|denied|declined|blocked|not accepted|disallowed|turned away)|rejected by|access denied|administrative(?:ly)? (?:prohibit|denied|reject)|prohibited|(?:security|compliance|violation|violat)|refused by|not acceptable|PRVS|transaction failed|service refus|you (?:are|have been) (?:blocked|not)|denied by|rule (?:imposed|fired)|rejected$|\brejected\b|\brefused\b|rejet[ée]|abgelehnt|rechazad|rejeitad/i,
  ],
]);

/** The recipient's server is ill. */
export const systemRules = rulesOf('system', 'system', [
  [
    'fault',
    '451 4.3.0 Error: queue file write error',
    /(?:internal|system|server|local|configuration|software|temporary|mail system|processing|queue file|unexpected|unknown|service|resources?|requested action aborted|backend|database) (?:\w+ ){0,2}(?:error|failure|fault|problem|not available|unavailable|temporarily|not accepted|busy|misconfig)|local error|service (?:\w+ )?(?:unavailable|not available|currently|closing)|(?:insufficient|out of|not enough|low on) (?:system )?(?:resources|memory|disk|storage)|no space left|disk (?:is )?full|system (?:resources|full|storage)|can'?t create|cannot (?:create|open|append|access|write|update|allocate)|could not (?:create|open|lock|write)|unable to (?:switch|create|open|lock|write|chdir|process)|(?:mail )?server (?:is )?(?:busy|error|too busy|overload|down)|try (?:again )?later|4\.3\.[0125]\b|5\.3\.[0125]\b|misconfigur|command (?:died|unrecognized|rejected|not|failed|time)|protocol (?:error|violation)|syntax error|bad sequence|out of sequence|RCPT first|need (?:RCPT|MAIL)|pipelining|unexpected|LDAP|aborted|temporar|exit(?:ed)? (?:with|status)|status \d+|pipe to|child (?:status|crashed)|mailer (?:error|died)|procmail|generated by|unknown mailer error|maildrop|vpopmail|local delivery failed|script|\bEX_|data format error|fatal error|overload/i,
  ],
]);
