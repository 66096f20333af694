import { rulesOf } from './bounce-rule.js';

/** The message itself was refused. */
export const contentRules = rulesOf('content', 'content', [
  [
    'spam',
    '550 5.7.1 Message rejected as spam by Content Filtering.',
    /\bspam\b|spam[- _]?(?:score|filter|check|detect|like|content|assassin|profil)|(?:be|as|like|looks?|appears?|considered|identified|classified|detected|marked|suspected|is|probable|possible|likely|contains?|this|unwanted) (?:\w+ ){0,3}(?:spam|junk|unsolicited|UBE|UCE)\b|spam (?:mail|message|content|source|detected|rejected|refused)|unsolicited (?:bulk |commercial |mass )?(?:e-?mail|mail|content|message)|junk (?:mail|e-?mail)|\bUCE\b|bulk mail|razor|bayes|mail (?:looks|appears) like|high spam|message (?:looks|scored)|\[PH\d+\]|phish|gtube|spamming/i,
  ],
  [
    'virus',
    '550 5.7.0 Virus Detected; Content Rejected',
    /virus|malware|infected|trojan|worm\b|suspicious attachment|eicar|ransom|clamav|dangerous/i,
  ],
  [
    'content',
    '554 5.6.0 Message content rejected, id=00000-00',
    /(?:message |mail )?content (?:is |was |has been |filter\w* )?(?:reject|refus|not (?:accept|allow)|block|denied|unacceptable|restrict|violat)|content[- ]?(?:filter|policy|scan|check)|(?:message|mail|e-?mail)(?: data| body)? (?:was |has been |is )?(?:rejected|refused|blocked|denied) (?:for|by|because of|due to) (?:\w+ )?(?:content|filter|the content|body)|(?:attachment|file ?type|extension|executable|URL|link|subject|header|body|macro)s?[^.\n]{0,40}(?:not (?:allowed|permitted|accepted)|banned|rejected|prohibited|blocked|denied|forbidden)|banned (?:file|content|attachment)|bad (?:attachment|content)|media error|ofr_506|message refused by|improper use of 8-bit|message contains|content rejected|blocked by (?:content|message)|profanity|offensive|inappropriate|Message rejected(?: due to|\. See) .*(?:content|spam|PERM)|considered (?:as )?(?:a )?(?:threat|unwanted)/i,
  ],
  [
    'format',
    '550-5.7.1 Messages missing a valid Message-ID header are not accepted.',
    /RFC ?(?:5322|2822|822|5321|2821|1123)\b(?!;)|not (?:RFC|compliant)|non-?compliant|(?:missing|multiple|duplicate|invalid|malformed|bad|no|illegal|improper|wrong) (?:\w+[- ]){0,3}(?:header|headers|Message-ID|From header|Date|MIME|field)\b|header (?:error|syntax|is |size|check|line|contains)|header[ -]?field|bare (?:LF|CR|linefeed)|line (?:too long|length)|malformed|no Resent-From|MIME(?: |-)(?:error|format|type)|encoded-word|conversion (?:required|failed|not)|8-?bit (?:data|mime)|header error|duplicate header/i,
  ],
  [
    'quarantine',
    '550 Message was quarantined',
    /quarantin|rejected by (?:the )?(?:filter|content|recipient'?s? content|anti-?spam|scanning)|anti-?spam|filtered by|message filter|fails? (?:spam|content)|MailScanner|SurfControl|spambouncer|contains? .{0,30}(?:spam|forbidden)|hallmarks|pyzor/i,
  ],
]);

export const tooBigRules = rulesOf('too_big', 'too-big', [
  [
    'size',
    '552 5.3.4 Message size exceeds fixed limit',
    /(?:message|mail|e-?mail|data|attachment|file|msg)(?:'s)? (?:size |length |file )?(?:is |was )?(?:exceed|too (?:big|large|long)|larger than|over (?:the )?(?:size|max)|greater than)|(?:size|length) (?:limit|exceed|is too|too|over|greater|of .{0,30} exceeds|larger|restrict)|exceeds? (?:the )?(?:\w+[ -]){0,4}(?:message|size|maximum (?:message|size|length)|fixed limit|file ?size|allowed size(?!:))|too (?:big|large) (?:message|mail|for|to)|(?:message|mail)[^.\n]{0,30}too (?:big|large)|maximum (?:message|mail|permitted) (?:size|length)|max(?:imum)? message size|5\.2\.3\b|5\.3\.4\b|RESOLVER\.RST\.(?:Send|Recip)SizeLimit|exceeds the limit/i,
  ],
]);

export const loopRules = rulesOf('loop', 'loop', [
  [
    'hops',
    '554 5.4.6 Too many hops 26 (25 max)',
    /too many hops|hop count|hops exceeded|maximum hop|mail loop|loop(?:s|ing)? (?:detected|back|alert|count)|loop alert|routing loop|mail forwarding loop|loops back to|message looping|duplicated message-id|trapped in a loop|(?:^|\s)loop:|circular/i,
  ],
]);

export const challengeRules = rulesOf('challenge', 'challenge', [
  [
    'confirm-sender',
    'In order to deliver your mail, please confirm that you are a human being',
    /server requires confirmation|please confirm that you are|(?:requires?|request\w*|need\w*|pending) (?:\w+ ){0,4}(?:sender |your )?(?:verification|authori[sz]ation|approval) (?:by|from|of) (?:the )?(?:sender|recipient)|challenge[/ -]response|(?:added|add yourself|add you) to (?:my|the|their|his|her|our|\w+'s) (?:\w+ ){0,3}(?:guest list|allowed|approved|white|safe)|is protected by .{0,40}(?:click|verif)|verify (?:that )?you(?:'re| are)? (?:a )?(?:human|real|sender)|only accept\w* (?:\w+ ){0,3}from (?:people|senders|contacts) (?:I|he|she|they|on|in)|Boxbe|spamarrest|approved senders/i,
  ],
]);
