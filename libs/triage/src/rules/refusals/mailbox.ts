import { rulesOf } from '../bounce-rule.js';

export const fullRules = rulesOf('full', 'full', [
  [
    'mailbox-full',
    '552 5.2.2 Mailbox full',
    /(?:mail ?box|mail ?folder|inbox|mail ?drop|box) ?(?:is )?full/i,
  ],
  [
    'is-full',
    "The recipient's mailbox example is currently full",
    /(?:mail ?box|folder|inbox|account|user|recipient|storage|mailfile|store)(?:'s)? (?:\S{1,80} )?(?:is|are|appears?|already|currently|almost) (?:\w+ )?full/i,
  ],
  [
    'full-before',
    '552 sorry, this is an over-filled mailbox',
    /(?:full|overfull|over[ -]?filled) (?:mail ?box|mailfolder|inbox)|mailbox-full/i,
  ],
  [
    'mailbox-over-limit',
    'User mailbox exceeds allowed size: cat',
    /(?:mail ?box|folder|inbox|account|user|recipient|mail ?drop|storage|mailfile|store|box)(?:'s)? (?:\S{1,80} )?(?:\w+ ){0,4}exceed/i,
  ],
  [
    'mailbox-over',
    'This account is over limit',
    /(?:mail ?box|inbox|account|user|recipient|mail ?drop|storage)(?:'s)? (?:\S{1,80} )?(?:\w+ ){0,4}over(?:[ -])?(?:quota|limit|the limit|drawn|size|filled)/i,
  ],
  [
    'out-of-space',
    "552-5.2.2 The recipient's inbox is out of storage space",
    /(?:mail ?box|inbox|account|user|recipient|storage|store)(?:'s)? (?:\S{1,80} )?(?:\w+ ){0,4}out of (?:space|storage|quota)/i,
  ],
  [
    'at-capacity',
    'The account has reached its maximum',
    /(?:mail ?box|inbox|account|user|recipient|storage)(?:'s)? (?:\S{1,80} )?(?:\w+ ){0,4}(?:at|reached) (?:its|the|his|their) (?:limit|quota|capacity|maximum)/i,
  ],
  ['over-quota', '552 5.2.2 Over quota', /over[ -]?quota|(?:quota|storage|disk) (?:\w+ ){0,3}over\b/i],
  [
    'quota-exceeded',
    '552 5.2.2 Quota exceeded',
    /(?:quota|storage|disk) (?:\w+ ){0,3}(?:exceed|full|reached|violation|used up)/i,
  ],
  ['quota-word', '452 4.2.2 quota check failed', /quota (?:error|violat|check|would)|would exceed/i],
  [
    'exceeded-quota',
    '552 it exceeds his quota',
    /exceed\w* (?:\S{1,40} ){0,5}(?:quota|storage|mailbox size|disk|allowed size|space|mail box|allotment|allocated)/i,
  ],
  [
    'no-room',
    '452 4.2.2 not enough disk space in the mailbox',
    /(?:not|n't) (?:have )?enough (?:\w+ )?(?:storage|space|room|disk|quota)/i,
  ],
  [
    'insufficient',
    '452 insufficient disk space in the mailbox',
    /insufficient (?:\w+ ){0,2}(?:quota|mailbox)|insufficient disk space/i,
  ],
  [
    'no-storage',
    '552 No storage',
    /(?:out of|no) (?:\w+ )?(?:quota|storage)|has no (?:more )?(?:space|room)/i,
  ],
  ['space-not-enough', '552 Mailbox space not enough', /space (?:is )?not enough|mail ?box space/i],
  [
    'yahoo-dd',
    '554 delivery error: dd This user has too many messages [-9]',
    /dd (?:This|The) user .{0,60} (?:quota|too many)/i,
  ],
  [
    'over-limit',
    'The message for this person is over the size',
    /over (?:the |his |her |their |its )?(?:\w+ )?(?:quota|limit|size|storage)/i,
  ],
  [
    'too-many-messages',
    '452 too many messages in this mailbox',
    /too many (?:mails|messages) (?:on|in) (?:this|the|his)|too much mail data/i,
  ],
  ['japanese', 'メールボックスの容量を超えています', /容量|メールボックスが(?:一杯|満|いっぱい)|一杯のため/i],
  ['chinese', '收件人邮箱已满', /邮箱(?:空间)?(?:已满|不足)|郵箱(?:空間)?(?:已滿|不足)|信箱已滿/i],
  ['russian', 'Почтовый ящик получателя переполнен', /переполнен/i],
  [
    'german',
    'Das Postfach des Empfängers ist voll',
    /\bvoll\b|überfüllt|Speicherplatz (?:\S{1,20} )?überschritten/i,
  ],
  ['french', 'La boîte aux lettres du destinataire est pleine', /\bplein|quota dépassé|saturée/i],
  ['spanish', 'El buzón del destinatario está lleno', /\blleno|\bcuota\b/i],
  [
    'italian',
    'La casella del destinatario ha superato il limite: spazio superato',
    /superato|casella (?:\S{1,30} ){0,5}(?:è )?piena/i,
  ],
  ['portuguese', 'A caixa postal do destinatário está cheia', /caixa (?:\S{1,12} ){0,4}cheia|\bcota\b/i],
  ['polish', 'Skrzynka odbiorcy jest pełna', /skrzynka (?:\S{1,20} ){0,3}(?:pełna|przepełniona)/i],
  ['turkish', 'Kullanıcının posta kutusu dolu', /kutusu (?:\S{1,20} )?dolu/i],
  ['korean', '메일함이 가득 찼습니다', /가득 ?찼|용량(?:이|을) ?초과/i],
  ['dutch', 'De mailbox van de ontvanger is vol', /(?:mailbox|postvak|postbus) (?:\S{1,20} ){0,4}vol\b/i],
]);

export const disabledRules = rulesOf('disabled', 'disabled', [
  [
    'account-inactive',
    '550 5.2.1 The email account that you tried to reach is inactive.',
    /account that you tried to reach is (?:disabled|inactive)/i,
  ],
  [
    'is-disabled',
    '550 5.2.1 mailbox disabled, not accepting messages',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?(?:disabled|blocked|deactivated|de-activated|inactive)/i,
  ],
  [
    'is-suspended',
    '550 Account cat has been suspended',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?(?:suspended|discontinued|locked|frozen|inactivated)/i,
  ],
  [
    'is-closed',
    '554 delivery error: this account has been closed',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?(?:closed|terminated|cancel|expired)/i,
  ],
  [
    'is-dormant',
    '550 The recipient cat is dormant',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?(?:on hold|unpaid|dormant|stopped|restricted)/i,
  ],
  [
    'not-active',
    '550 5.2.1 User is not active',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?not (?:currently |yet )?(?:active|activated|enabled)/i,
  ],
  [
    'no-longer-active',
    '550 5.1.1 This address is no longer in use',
    /(?:account|mail ?box|user|recipient|address|domain|login|e-?mail)(?:'s)? (?:\S{1,80} ){0,5}?no longer (?:active|available(?! at)|in use|valid|accept)/i,
  ],
  [
    'disabled-before',
    '550 5.2.1 Inactive user',
    /(?:disabled|inactive|suspended|deactivated|locked|closed|expired|not active) (?:e-?mail )?(?:user|recipient|account|mail ?box|address)/i,
  ],
  ['disabled-user', '550 5.2.1 DisabledUser', /DisabledUser/i],
  ['been-inactive', '550 cat has been inactive for too long', /has been inactive|not been active/i],
  ['account-not-allowed', '550 This account is not allowed', /this account is not allowed|account has been/i],
  [
    'archived',
    '550 Archived recipient',
    /boite du destinataire archivee|vacation mailbox|Archived recipient/i,
  ],
  ['japanese', 'このアカウントは停止されています', /アカウントは?(?:停止|無効)/i],
  ['chinese', '550 帐号已停用', /(?:帐号|账号|帳號|账户)(?:已|被)?(?:停用|禁用|冻结|凍結|锁定)/i],
  ['russian', 'Почтовый ящик заблокирован', /заблокирован/i],
  [
    'german',
    'Das Benutzerkonto wurde deaktiviert',
    /(?:konto|postfach|mailbox|adresse) (?:\S{1,20} ){0,3}(?:deaktiviert|gesperrt|geschlossen)/i,
  ],
  [
    'french',
    'Ce compte a été désactivé',
    /(?:compte|boîte|adresse)[^.]{0,40}(?:désactivée?|suspendue?|clôturée?)/i,
  ],
  [
    'spanish',
    'La cuenta ha sido desactivada',
    /(?:cuenta|buz[óo]n)[^.]{0,40}(?:desactivad|suspendid|bloquead|deshabilitad)/i,
  ],
  [
    'portuguese',
    'A conta está desativada',
    /(?:conta|caixa)[^.]{0,40}(?:desativad|suspens|bloquead|inativ)/i,
  ],
]);

export const movedRules = rulesOf('moved', 'moved', [
  [
    'moved',
    '551 5.1.6 User has moved; please try cat@example.net',
    /(?:user|recipient|mailbox|account|person|address|he|she|who) (?:\S{1,80} )?(?:has |have )?(?:been )?(?:moved|relocated|migrated)/i,
  ],
  [
    'changed-address',
    'Cat Example has changed her address',
    /has (?:been )?(?:moved|changed) (?:to|e-?mail|address|his|her)/i,
  ],
  [
    'try-another',
    '551 User not local; please try <cat@example.net>',
    /please (?:try|forward to|use|send (?:mail |future mail )?to)(?: the)? (?:new )?(?:address:? ?)?<?[^\s@]{1,64}@/i,
  ],
  ['new-address', 'The new e-mail address is cat@example.net', /new (?:e-?mail )?address(?: is|:)/i],
  ['replaced', 'cat@example.org has been replaced by dog@example.org', /has been replaced by/i],
  [
    'address-changed',
    '550 The address of this person was changed: address changed',
    /address (?:has )?(?:been )?changed/i,
  ],
  [
    'now-at',
    'Cat Example can be reached at cat@example.net',
    /\b(?:now at|uses|reached at) <?[^\s@]{1,64}@/i,
  ],
  ['status', 'smtp;551 5.1.6', /\b5\.1\.6\b/i],
]);
