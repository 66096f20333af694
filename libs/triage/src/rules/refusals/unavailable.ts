import { rulesOf } from '../bounce-rule.js';

/** Nobody reads the mailbox, or it cannot be used: mostly because there is none. */
export const unavailableRules = rulesOf('unknown_user', 'unknown-user', [
  [
    'mailbox-unavailable',
    '550 Requested action not taken: mailbox unavailable',
    /mailbox (?:\S{1,80} )?(?:is )?(?:unavailable|not available)(?! due)/i,
  ],
  [
    'user-unavailable',
    '550 the user is not available',
    /(?:user|recipient|account) (?:\S{1,80} )?(?:is )?(?:unavailable|not available|not local)\b|mailbox (?:is )?not local/i,
  ],
  ['qmail-recipient', '192.0.2.1 does not like recipient.', /does not like recipient/i],
  ['this-user-no-longer', '550 this user has none', /this user (?:is )?no longer|this user (?:does|has)/i],
  [
    'no-longer',
    '550 cat no longer works here',
    /no longer (?:with|works?|employed|at this|here|on (?:this )?server|a (?:valid|customer))/i,
  ],
  ['has-left', '550 cat has left', /has left|left the (?:company|organi[sz]ation)/i],
  [
    'not-a-local',
    '550 cat is not our mailbox',
    /not (?:a )?(?:local|our) (?:user|address|mailbox|customer)/i,
  ],
  [
    'cannot-accept-for',
    "550 can't accept mail for that name",
    /can(?:'t|not) (?:accept|receive) (?:mail|messages) (?:for|to) (?:that|this)/i,
  ],
  [
    'no-mail-here',
    '550 cat does not use mail here',
    /does ?not (?:use|accept) (?:e-?mail|mail) (?:here|at)/i,
  ],
  [
    'not-an-active',
    '550 cat is not an existing name',
    /is not an? (?:active|valid|known|existing)|valid user/i,
  ],
  ['this-address', '550 this address is not for mail', /this address (?:no longer|does ?n[o']t|is not)/i],
  [
    'no-longer-valid',
    '550 cat no longer exists',
    /no longer (?:valid|accepts|in service|in use|exist\w*|available|monitored)|is no longer/i,
  ],
  ['exact-match', 'The address did not exactly match', /did not exactly match/i],
  ['no-final', '550 no final e-mail delivery point', /no final/i],
  ['not-found', '550 cat: not found', /not found\b/i],
  ['not-expanded', '550 could not expand the list', /could not expand|not collected after/i],
]);

/** There is no such mailbox, or it cannot be used, in other languages. */
export const unknownUserLanguages = rulesOf('unknown_user', 'unknown-user', [
  [
    'german',
    '550 Unbekannter Empfänger',
    /Unbekannter (?:Empf|Benutzer|Nutzer)|(?:Empfänger|Benutzer|Postfach|Adresse) (?:\S{1,40} ){0,2}(?:ist )?unbekannt/i,
  ],
  [
    'german-not',
    'Das Postfach existiert nicht',
    /existiert nicht|nicht (?:vorhanden|gefunden|bekannt)|kein (?:solches )?(?:Postfach|Benutzer)/i,
  ],
  [
    'french',
    '550 utilisateur inconnu',
    /utilisateur inconnu|inconnu|n['’]existe pas|introuvable|destinataire invalide/i,
  ],
  [
    'spanish',
    '550 Usuario desconocido',
    /usuario desconocido|no existe|usuario no (?:v[áa]lido|encontrado)/i,
  ],
  ['italian', '550 Utente sconosciuto', /sconosciuto|non esiste|inesistente|casella non (?:trovata|valida)/i],
  ['portuguese', '550 Usuário desconhecido', /desconhecid|não existe|inexistente|não (?:foi )?encontrad/i],
  ['dutch', '550 Onbekende gebruiker', /onbekend|niet bestaand?|bestaat niet|niet gevonden/i],
  ['scandinavian', '550 okänd mottagare', /okänd|ukjent|ukendt|finns inte|finnes ikke|findes ikke/i],
  ['finnish', '550 Tuntematon vastaanottaja', /tuntematon|ei löydy|ei ole olemassa/i],
  ['polish', '550 Nieznany użytkownik', /nieznany|nie istnieje|neznám|neexistuje/i],
  [
    'russian',
    '550 Пользователь не найден',
    /не (?:найден|существует)|неизвестный (?:получатель|пользователь)|нет такого пользователя|не знайдено/i,
  ],
  ['turkish', '550 Kullanıcı bulunamadı', /kullanıcı (?:\S{1,20} )?bulunamadı|böyle bir kullanıcı/i],
  [
    'japanese',
    '宛先不明のためお届けできません',
    /宛先が?不明|見つかりません|存在しません|存在しない|ユーザー?(?:が|は)?不明/i,
  ],
  ['chinese', '550 用户不存在', /不存在|找不到(?:收件人|用户)|无此用户|無此(?:用戶|使用者)|没有此用户/i],
  ['korean', '550 존재하지 않는 사용자입니다', /존재하지 않|없는 (?:사용자|계정|메일)/i],
]);
