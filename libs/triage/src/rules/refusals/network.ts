import { rulesOf } from '../bounce-rule.js';

/** The servers did not reach one another. */
export const networkRules = rulesOf('network', 'network', [
  [
    'connection',
    'connect to mx.example.com[192.0.2.1]:25: Connection refused',
    /connection (?:\w+ )?(?:refused|timed? ?out|reset|lost|dropped|closed|failed|was (?:closed|refused|reset|dropped)|attempt|terminated|with remote)/i,
  ],
  [
    'could-not-connect',
    "Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)",
    /(?:could not|couldn'?t|unable to|failed to|can'?t|cannot|not able to|wasn'?t able to) (?:\w+ ){0,3}(?:connect|establish|reach|contact|open)/i,
  ],
  ['no-route', 'No route to host', /no route to host|network (?:is )?(?:unreachable|error)/i],
  [
    'host-down',
    'Host is down',
    /host (?:is )?(?:not reachable|unreachable|down)|(?:remote )?host (?:is )?not respond/i,
  ],
  [
    'timed-out',
    'conversation with mx.example.com[192.0.2.1] timed out while receiving the initial server greeting',
    /operation timed out|timed out (?:while|waiting)|(?<!retry )time-?out|conversation with \S{1,200} timed/i,
  ],
  [
    'lost',
    'lost connection with mx.example.com[192.0.2.1] while sending RCPT TO',
    /lost connection|dropped connection|broken pipe/i,
  ],
  ['connect-to', 'connect to mx.example.com[192.0.2.1]: it failed', /connect to \S{1,200}: /i],
  [
    'server-silent',
    'the server did not respond',
    /(?:server|host)s? (?:is |were |was )?(?:not responding|unavailable|did not respond|unreachable|down)|not responding/i,
  ],
  [
    'gmail-hosts',
    'The recipient server did not accept our requests to connect.',
    /did not accept our requests to connect|no answer from/i,
  ],
  ['socket', 'socket error', /socket error|read error|i\/o error/i],
  ['suspended', 'delivery temporarily suspended: mx.example.com', /delivery temporarily suspended/i],
  ['qmail', 'Connected but greeting failed: connected but sender was', /conversation failed|connected but/i],
  ['cname', 'CNAME lookup failed temporarily. (#4.4.3)', /CNAME lookup/i],
  [
    'temporary-lookup',
    '4.4.3 Temporary lookup failure',
    /(?:temporary|transient) (?:name ?server|dns|lookup|name resolution|resolver)|temporary (?:failure in name|lookup)/i,
  ],
  [
    'dns-failure',
    'DNS query failed',
    /(?:name ?server|dns|lookup|resolv\w+) (?:failure|failed|error|timed|timeout|problem|server)|dns (?:query|lookup)/i,
  ],
  ['servfail', 'SERVFAIL for example.com', /server ?fail|SERVFAIL|DNS Error/i],
  [
    'name-again',
    'Host or domain name not yet known: name service error: try again',
    /(?:host or domain name not found|name service error).{0,160}try again/i,
  ],
  ['all-mx', 'all MX hosts failed', /all MX (?:hosts|servers)|no host found/i],
]);

export const expiredRules = rulesOf('expired', 'expired', [
  [
    'queue-too-long',
    "I'm not going to try again; this message has been in the queue too long.",
    /(?:in the queue|queued|on the queue) (?:too long|for)/i,
  ],
  [
    'retry-time',
    'retry timeout exceeded',
    /retry (?:time|timeout)(?:out)? (?:not reached|exceeded|expired)|address retry/i,
  ],
  [
    'message-expired',
    '4.4.7 Message expired',
    /(?:message|envelope|delivery|time|mail|queue|retry) (?:\w+ )?(?:expired|timed? ?out|time ?out|lifetime|time exceeded|exceeded)/i,
  ],
  [
    'not-delivered-for',
    'The message could not be delivered for 5 days',
    /could not (?:be )?deliver(?:ed)? (?:\w+ )?(?:for|within|in|after) (?:the )?(?:last )?\d+/i,
  ],
  [
    'unable-in',
    'unable to deliver in 840 minutes',
    /unable to deliver (?:\w+ )?(?:in|for|after|within) \d+|(?:was not|not been|not) delivered within/i,
  ],
  ['gave-up', 'Giving up on 192.0.2.1.', /giving up|gave up|given up(?! ?on)/i],
  ['too-long', 'It took too long', /too (?:long|old)/i],
  [
    'attempts',
    'All attempts failed',
    /(?:attempts?|tries|retries) (?:\w+ )?(?:exceeded|exhausted|failed)|failed \d+ attempts/i,
  ],
  [
    'exceeded-time',
    'exceeded maximum retries',
    /exceeded (?:max\w* )?(?:\w+ )?(?:time|retr|attempts)|maximum (?:number of )?(?:retries|attempts|time)/i,
  ],
  ['after-days', 'It was returned after 5 days', /after \d+ (?:\w+ )?(?:attempts|hours|days|minutes|tries)/i],
  ['still-trying', 'The message will be retried', /will (?:be retried|retry|continue|keep trying)/i],
  ['delayed', 'It has been delayed', /has been delayed|not yet been delivered/i],
  ['status', 'smtp; 4.4.7', /4\.4\.7\b/i],
  ['german', 'Die Nachricht wurde verzögert', /verzögert|Zustellversuche/i],
]);
