import { rulesOf } from '../bounce-rule.js';

/** The message was taken for spam, or held a virus. */
export const spamRules = rulesOf('content', 'content', [
  ['spam', '550 5.7.1 Message rejected as spam by Content Filtering.', /\bspam\b|spamming/i],
  [
    'spam-compound',
    '554 5.7.1 spamassassin says no',
    /spam[-_]?(?:score|filter|check|detect|like|content|assassin|profil)/i,
  ],
  ['anti-spam', '550 5.7.1 refused by antispam', /anti-?spam|spambouncer/i],
  [
    'junk',
    '550 Message looks like junk',
    /(?:\bbe|as|like|looks?|appears?|considered|identified|classified|detected|marked|suspected|is|this) (?:\w+ ){0,3}(?:junk|unsolicited|UBE|UCE)\b/i,
  ],
  [
    'junk-likely',
    '550 likely unsolicited',
    /(?:likely|probable|possible|contains?|unwanted) (?:\w+ ){0,3}(?:junk|unsolicited|UBE|UCE)\b|\bUCE\b|bulk mail/i,
  ],
  [
    'unsolicited',
    '550 5.7.1 We take no unsolicited bulk email',
    /unsolicited (?:bulk |commercial |mass )?(?:e-?mail|mail|content|message)|junk (?:mail|e-?mail)/i,
  ],
  ['checker', '550 refused by razor', /razor|bayes|pyzor|gtube|hallmarks|MailScanner|SurfControl/i],
  ['looks-like', '550 this mail looks like a trap', /mail (?:looks|appears) like|message (?:looks|scored)/i],
  ['yahoo-ph', '554 5.7.9 Message not accepted [PH01]', /\[PH\d+\]/i],
  ['netease', '554 DT:SPM 163 mx31', /\bDT:SPM\b/i],
  [
    'barracuda',
    '550 permanent failure for one or more recipients (cat@example.com:blocked)',
    /for one or more recipients \(\S{1,80}:blocked/i,
  ],
  ['phishing', '550 5.7.1 Phishing attempt', /phish/i],
  ['virus', '550 5.7.0 Virus Detected; Content Rejected', /virus|clamav|eicar/i],
  [
    'malware',
    '554 5.7.1 The message is infected',
    /malware|infected|trojan|worm\b|ransom|dangerous|suspicious attachment/i,
  ],
  ['chinese', '550 被判定为垃圾邮件', /垃圾邮件|垃圾郵件|スパム|迷惑メール|스팸/i],
]);

/** The words, the attachments or the links are not wanted. */
export const contentRules = rulesOf('content', 'content', [
  [
    'content-rejected',
    '554 5.6.0 Message content rejected, id=00000-00',
    /content (?:is |was |has been |filter\w* )?(?:reject|refus|not (?:accept|allow)|block|denied|unacceptable|restrict|violat)/i,
  ],
  ['content-filter', '554 5.7.1 content policy', /content[- ]?(?:filter|policy|scan|check)/i],
  [
    'because-of-content',
    '554 Mail rejected because of the body',
    /(?:message|mail)(?: data| body)? (?:was |has been |is )?(?:rejected|refused|blocked|denied) (?:for|by|because of|due to) (?:\w+ )?(?:content|filter|body)/i,
  ],
  [
    'attachment-not-allowed',
    '552 5.7.0 The attachment is not allowed',
    /(?:attachment|file ?type|extension|executable|URL|link|subject|header|body|macro)s?[^.\n]{0,40}not (?:allowed|permitted|accepted)/i,
  ],
  [
    'attachment-banned',
    '554 5.7.1 this file type was prohibited here',
    /(?:attachment|file ?type|extension|executable|URL|link|subject|header|body|macro)s?[^.\n]{0,40}(?:banned|rejected|prohibited|blocked|denied|forbidden)/i,
  ],
  [
    'banned-file',
    '554 5.7.1 BANNED CONTENT',
    /banned (?:file|content|attachment)|bad (?:attachment|content)/i,
  ],
  ['orange', '550 5.2.0 Mail rejete. Mail rejected. ofr_506 [506]', /ofr_506/i],
  ['blocked-by-rules', '550 blocked by content rules', /blocked by content/i],
  ['eight-bit', '554 improper use of 8-bit data in message header', /improper use of 8-bit/i],
  [
    'message-contains',
    '554 5.7.1 message contains a forbidden word',
    /message contains|contains? .{0,30}forbidden/i,
  ],
  ['offensive', '550 This mail holds profanity', /profanity|offensive|inappropriate/i],
  [
    'message-rejected-see',
    '554 Message rejected. See the PERM page',
    /Message rejected(?: due to|\. See) .{0,120}(?:content|PERM)/i,
  ],
  ['threat', '554 It was considered a threat', /considered (?:as )?(?:a )?(?:threat|unwanted)/i],
]);

/** The message is not built as the standards have it. */
export const formatRules = rulesOf('content', 'content', [
  [
    'standard',
    '550-5.7.1 This message is not RFC 5322 compliant',
    /RFC ?(?:5322|2822|822|5321|2821|1123)\b(?!;)|not (?:RFC|compliant)|non-?compliant/i,
  ],
  [
    'header-missing',
    '550-5.7.1 Messages missing a valid Message-ID header',
    /(?:missing|multiple|duplicate|invalid|malformed|bad) (?:\w+[- ]){0,3}(?:header|Message-ID|From header|Date|MIME|field)/i,
  ],
  [
    'header-wrong',
    '550 5.6.0 improper Date',
    /(?:\bno|illegal|improper|wrong) (?:\w+[- ]){0,3}(?:headers?|Message-ID|From header|Date|MIME|field)\b/i,
  ],
  [
    'header',
    '554 5.7.0 Header error',
    /header (?:error|syntax|is |size|check|line|contains)|header[ -]?field/i,
  ],
  ['line', '550 line too long', /bare (?:LF|CR|linefeed)|line (?:too long|length)/i],
  ['malformed', '554 malformed', /malformed|no Resent-From/i],
  ['mime', '554 5.6.1 MIME error', /MIME(?: |-)(?:error|format|type)|encoded-word|8-?bit (?:data|mime)/i],
  ['conversion', '554 5.6.3 conversion required but not supported', /conversion (?:required|failed|not)/i],
]);

/** It was held back for a look. */
export const quarantineRules = rulesOf('content', 'content', [
  ['quarantine', '550 Message was quarantined', /quarantin/i],
  [
    'filter',
    '550 rejected by the filter',
    /rejected by (?:the )?(?:filter|content|recipient'?s? content|scanning)|filtered by|message filter|fails? content/i,
  ],
]);

export const tooBigRules = rulesOf('too_big', 'too-big', [
  [
    'message-size',
    '552 5.3.4 Message size exceeds fixed limit',
    /(?:message|mail|data|attachment|file|msg) (?:size |length |file )?(?:is |was )?(?:exceed|too (?:big|large|long)|larger than|over (?:the )?(?:size|max))/i,
  ],
  [
    'size-limit',
    '552 size limit of this server',
    /(?:size|length) (?:limit|exceed|is too|too|over|greater|of .{0,30} exceeds|larger|restrict)/i,
  ],
  [
    'exceeds',
    '552 It exceeds the maximum length',
    /exceeds? (?:the )?(?:\w+[ -]){0,4}(?:message|size|maximum (?:message|size|length)|fixed limit|file ?size|allowed size(?!:))/i,
  ],
  ['too-big-for', '552 5.2.3 too large for the recipient', /too (?:big|large) (?:message|mail|for|to)/i],
  [
    'too-large',
    '552 Your message with three files is too large',
    /(?:message|mail)[^.\n]{0,30}too (?:big|large)/i,
  ],
  [
    'maximum-size',
    '552 5.3.4 maximum permitted size: 10 MB',
    /maximum (?:message|mail|permitted) (?:size|length)|max(?:imum)? message size/i,
  ],
  ['status', 'smtp;552 5.2.3', /5\.2\.3\b|5\.3\.4\b/i],
  ['exchange', '550 RESOLVER.RST.RecipSizeLimit', /RESOLVER\.RST\.(?:Send|Recip)SizeLimit/i],
  ['exceeds-limit', '552 it exceeds the limit', /exceeds the limit/i],
  ['german', '552 Die Nachricht ist zu groß', /zu gro(?:ß|ss)/i],
  ['french', '552 Le message est trop volumineux', /trop (?:volumineux|gros|grand)/i],
  ['spanish', '552 El mensaje es demasiado grande', /demasiado grande|muito grande|troppo grande/i],
]);

export const loopRules = rulesOf('loop', 'loop', [
  ['hops', '554 5.4.6 Too many hops 26 (25 max)', /too many hops|hops? count|hops exceeded|maximum hop/i],
  ['back-to-itself', 'mail for example.com loops back to myself', /loops? back to/i],
  [
    'loop-detected',
    '554 5.4.14 routing loop detected',
    /loop(?:s|ing)? (?:detected|back|alert|count)|routing loop/i,
  ],
  [
    'mail-loop',
    'mail forwarding loop for cat@example.com',
    /mail loop|mail forwarding loop|message looping/i,
  ],
  ['duplicated', 'a duplicated message-id was seen', /duplicated message-id/i],
  ['loop-header', 'trapped in a loop', /trapped in a loop|(?:^|\s)loop:|circular/i],
]);
