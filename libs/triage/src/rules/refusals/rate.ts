import { rulesOf } from '../bounce-rule.js';

/** Too much in too short a time. */
export const rateRules = rulesOf('rate', 'rate', [
  [
    'unusual',
    '421-4.7.28 Our system has detected an unusual rate of unsolicited mail originating from your IP address.',
    /unusual (?:rate|amount|traffic)/i,
  ],
  [
    'recipients-own',
    '450 4.2.1 The user you are trying to contact is receiving mail too quickly.',
    /receiving (?:e?-?mail|messages) (?:too quickly|at a rate)|rate that prevents/i,
  ],
  ['qq', '550 Mail content denied: Connection frequency limited', /frequency limited|频率|頻率/i],
  ['netease', '550 RP:CEL 163 mx1', /\bRP:(?:CEL|TRC|RCL)\b/i],
  ['comcast', '421 4.1.0 192.0.2.1 Throttled: CXTHRT', /\bCXTHRT\b/i],
  ['throttled', '421 4.7.1 Throttling failure: too fast', /throttl/i],
  ['rate-limit', '450 4.7.1 Error: rate limit', /rate[ -]?limit|rate (?:exceeded|control)/i],
  [
    'some-rate',
    '421 4.7.0 The message rate of this host is high',
    /(?:sending|messages?|mail|email|receiving|delivery|hourly|daily|recipient|connection) rate\b|\brate is /i,
  ],
  [
    'slow-down',
    '450 4.7.1 Please try again slower',
    /sending (?:too|more) (?:much|many|quick|fast)|try again slower|slow(?: |-)?down/i,
  ],
  [
    'too-many',
    '421 4.7.0 Too many concurrent SMTP connections',
    /too many (?:\w+ ){0,3}(?:connect|sessions|mails?\b|messages|emails|requests|smtp|errors|concurrent|unknown|invalid|rcpts?\b)/i,
  ],
  [
    'too-many-recipients',
    '452 4.5.3 Too many recipients this hour',
    /too many (?:\w+ ){0,3}recipients? (?:this|per|in)/i,
  ],
  [
    'number-of-connections',
    '421 The maximum of parallel connections is reached',
    /(?:maximum|max|number of) (?:\w+ ){0,3}(?:connections|sessions)/i,
  ],
  [
    'connection-limit',
    '421 concurrency limit reached',
    /(?:connection|concurrency|session|simultaneous) (?:rate |count )?limit|concurrent connections|per connection/i,
  ],
  [
    'maximum-messages',
    '421 max messages reached: maximum messages per hour',
    /max(?:imum)? (?:number of )?messages/i,
  ],
  [
    'limit-of',
    '451 4.7.1 You have reached the limit of messages',
    /(?:limit|quota|maximum) (?:of|for|on) (?:\w+ ){0,4}(?:messages|emails|mails|recipients|connections|sending)/i,
  ],
  [
    'limit-exceeded',
    '550 5.4.5 Daily sending limit exceeded',
    /(?:daily|hourly|sending|user|messages?|email|submission|per[ -](?:hour|day)|smtp|mail) (?:\w+ )?(?:limit|quota) (?:is |has been |was )?(?:exceed|reached|over)/i,
  ],
  [
    'exceeded-sending',
    '550 You exceeded your hourly allowance: too fast',
    /exceeded (?:the |your |its )?(?:\w+ ){0,4}(?:sending|message rate|connection|hourly|daily|per hour|per day)/i,
  ],
  [
    'domain-exceeded',
    'Domain example.org has exceeded the max defers and failures allowed. Message discarded.',
    /has exceeded (?:the )?(?:max|limit)\w* (?:emails|messages|defers)|domain .{0,50} has exceeded the max/i,
  ],
  [
    'yahoo-ts',
    '421 4.7.0 [TS03] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.',
    /\[TSS?0\d\]/i,
  ],
  [
    'yahoo-deferred',
    '421 4.7.0 Messages from 192.0.2.1 temporarily deferred due to user complaints - 4.16.55.1',
    /deferred due to|user complaints/i,
  ],
  ['excess', '421 Excessive volume from this host', /excess(?:ive)? (?:volume|connections|traffic|number)/i],
  ['gmail-quota', '550 5.4.5 Daily quota', /5\.4\.5\b.{0,60}(?:limit|quota)|daily (?:user )?sending quota/i],
  ['german', '450 Zu viele Verbindungen', /zu viele (?:\S{1,20} )?(?:Verbindungen|Nachrichten|E-?Mails)/i],
]);

/** "Come again later", said to every sender that is new. */
export const greylistRules = rulesOf('greylisted', 'greylist', [
  ['greylisted', '451 4.7.1 Greylisting in action', /gr[ae]y[ -]?list|postgrey/i],
  ['come-back', '450 4.2.0 Please come back later', /come back later/i],
  [
    'first-seen',
    '451 please try again later: this sender is new here',
    /please (?:re)?try (?:again )?later.{0,80}(?:\bnew\b|first|unknown)/i,
  ],
  [
    'come-again',
    '451 Temporarily rejected, please try after 300 seconds',
    /temporarily (?:deferred|rejected), (?:please )?(?:come|try)/i,
  ],
  [
    'german',
    '450 Bitte versuchen Sie es in 5 Minuten erneut: unbekannter Absender',
    /versuchen Sie es in \d+ Minuten/i,
  ],
]);
