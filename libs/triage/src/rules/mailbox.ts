import { rulesOf } from './bounce-rule.js';

export const fullRules = rulesOf('full', 'full', [
  [
    'mailbox',
    '552 5.2.2 Mailbox full',
    /(?:mail ?box|mail ?folder|mailfolder|inbox|account|user|recipient|mail ?drop|storage|mailfile|message ?store|box)(?:'s)? (?:\S+ )?(?:\w+ )?(?:is |are |appears? |temporarily |currently |almost |already |has |have |been |was )*(?:full|over(?:[ -])?(?:quota|limit|the limit|storage|drawn|size|filled)|exceed\w*|out of (?:space|storage|quota)|(?:at |has reached |reached )(?:its |the |his |their )?(?:limit|quota|capacity|maximum))|(?:full|overfull|over[ -]?filled) (?:mail ?box|mailfolder|inbox)|mailbox[- ]?full|mailboxfull|MailboxFull/i,
  ],
  [
    'quota',
    '552 5.2.2 Over quota',
    /over[ -]?quota|(?:quota|storage|disk) (?:is |has been |was |limit |space |allocation |exceed)*(?:exceed|full|reached|violation|used up|over)|exceed\w* (?:\S+ ){0,5}(?:quota|storage|mailbox size|disk|allowed size|space|mail box|allotment|allocated)|quota (?:exceeded|full|error|violat|check|would)|(?:quota|storage) (?:\w+ ){0,3}exceeded|exceeded (?:\w+ ){0,3}(?:storage|quota)|(?:not|n't) (?:have )?enough (?:\w+ )?(?:storage|space|room|disk|quota)|insufficient (?:\w+ ){0,2}(?:quota|mailbox)|(?:out of|no) (?:\w+ )?(?:quota|storage)|space (?:is )?not enough|mail ?box space|would exceed|exceeds allowed size|dd (?:This|The) user .{0,60} (?:quota|too many)|over (?:the |his |her |their |its )?(?:\w+ )?(?:quota|limit|size|storage)|too many (?:mails|messages) (?:on|in) (?:this|the|his)|too much mail data|insufficient disk space|容量|メールボックスが(?:一杯|満|いっぱい)|一杯のため|переполнен|box is full|has no (?:more )?(?:space|room)|superato|lleno|cuota|voll\b|überfüllt|plein\w*\b/i,
  ],
]);

export const disabledRules = rulesOf('disabled', 'disabled', [
  [
    'inactive',
    '550 5.2.1 The email account that you tried to reach is inactive.',
    /(?:account|mail ?box|user|recipient|address|mailbox|domain|login|e-?mail)(?: \S+@\S+)?(?:'s)?(?: \S+)?(?: \(?\S+\)?)? (?:\w+ ){0,4}?(?:is |has been |was |been |currently |temporarily |administratively |already |now )*(?:disabled|blocked|deactivated|de-activated|inactive|suspended|discontinued|locked|frozen|closed|terminated|cancel\w*|expired|inactivated|not (?:currently |yet )?(?:active|activated|enabled)|no longer (?:active|available(?! at)|in use|valid|accept)|on hold|unpaid|dormant|stopped|restricted)|(?:disabled|inactive|suspended|deactivated|locked|closed|expired|not active) (?:e-?mail )?(?:user|recipient|account|mailbox|address|mail box)|mailbox (?:\w+ )?(?:not (?:active|enabled))|DisabledUser|user (?:\S+ )?(?:is )?inactive|account (?:that you tried to reach )?is disabled|has been inactive|not been active|mailbox currently suspended|rejected:? (?:account|mailbox|user) (?:closed|disabled|inactive|expired)|this account is not allowed|account has been|アカウントは?(?:停止|無効)|заблокирован|Disabled recipient|boite du destinataire archivee|vacation mailbox|Archived recipient/i,
  ],
]);

export const movedRules = rulesOf('moved', 'moved', [
  [
    'moved',
    '551 5.1.6 User has moved; please try cat@example.net',
    /(?:user|recipient|mailbox|account|person|address|he|she|who) (?:\S+ )?(?:\w+ )?(?:has |have )?(?:been )?(?:moved|relocated|migrated)|has (?:been )?(?:moved|changed) (?:to|e-?mail|address|his|her)|please (?:try|forward to|use|send (?:mail |future mail )?to)(?: the)? (?:new )?(?:address:? ?)?<?\S+@\S+|new (?:e-?mail )?address (?:is|:)|has been replaced by|address (?:has )?(?:been )?changed|now (?:at|uses|reached at) <?\S+@|5\.1\.6\b/i,
  ],
]);
