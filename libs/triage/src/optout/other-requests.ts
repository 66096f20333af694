import type { RequestRow } from './requests.js';

/** Requests in the languages of the north and the east, and of Asia. */
export const otherRequests: readonly RequestRow[] = [
  ['sv', 'Vänligen ta bort mig från listan.', /ta bort (?:mig|oss|min|denna)|stryk (?:mig|min)/i],
  ['sv', 'Jag vill avregistrera mig.', /avregistrera|avprenumerera|avanmäl/i],
  [
    'sv',
    'Jag vill inte längre ha era utskick.',
    /(?:vill|önskar) (?:inte|ej) (?:längre )?(?:ha|få|ta emot|erhålla)|inga fler (?:mail|mejl|utskick)/i,
  ],
  ['sv', 'Sluta skicka mejl.', /sluta (?:skicka|maila|mejla|spamma)/i],
  [
    'da, no',
    'Venligst fjern mig fra listen.',
    /(?:fjern|slet|slett|afmeld|avmeld|frameld|meld) (?:mig|meg|os|oss|min|vores|vår|dette)/i,
  ],
  [
    'da, no',
    'Jeg ønsker ikke at modtage flere mails.',
    /ønsker (?:ikke|ej) (?:længere |lenger )?(?:at |å )?(?:modtage|motta|få|flere)|(?:ingen|ikke) flere (?:mails?|e-?poster?)/i,
  ],
  [
    'da, no',
    'Jeg vil ikke ha mer post.',
    /vil ikke (?:længere |lenger )?(?:have|ha|modtage|motta|få)|(?:stop med|slutt) (?:at |å )?(?:sende|maile)|ikke send(?:e)? (?:mig|meg)/i,
  ],
  [
    'fi',
    'Poistakaa minut listalta.',
    /poista(?:kaa)? (?:minut|sähköposti|osoitteeni|meidät)|perun? (?:uutiskirjeen )?tilau/i,
  ],
  [
    'fi',
    'En halua enää näitä viestejä.',
    /en halua (?:enää )?(?:näitä|saada|vastaanottaa|sähköposti)|lopettakaa|älkää (?:enää )?lähet/i,
  ],
  [
    'pl',
    'Proszę o usunięcie mnie z listy.',
    /(?:wypis|usu[nń])\w*\s(?:mnie|nas|m[óo]j|mojego|ten|adres)|(?:wypisanie|usunięcie) (?:mnie|mojego|adresu|z (?:listy|bazy))/i,
  ],
  [
    'pl',
    'Nie chcę otrzymywać wiadomości.',
    /nie (?:chcę|życzę sobie|zgadzam się).{0,30}(?:otrzymyw|dostaw|wiadomo|mail|na )|rezygnuję z/i,
  ],
  ['pl', 'Proszę nie wysyłać więcej.', /nie (?:wysyłać|przysyłać|pisać)|przesta[nń]\w* (?:wysyłać|pisać)/i],
  ['cs, sk', 'Prosím o odhlášení z odběru.', /odhl[aá][sš]/i],
  [
    'cs, sk',
    'Vyřaďte mě z databáze.',
    /(?:vyřa[dď]te|vymažte|smažte|odstraňte|vyraďte) (?:mě|ma|můj|môj|nás)/i,
  ],
  [
    'cs, sk',
    'Nechci dostávat další maily.',
    /(?:nechci|nepřeji si|neželám si).{0,30}(?:dostávat|zasíl|další|maily|dostávať)|(?:neposílejte|neposielajte) mi/i,
  ],
  ['ru', 'Отпишите меня от рассылки.', /отпи(?:шите|сать|саться|сыв)/iu],
  ['ru', 'Удалите мой адрес.', /(?:удалите|исключите|уберите) (?:меня|нас|мой|наш|этот)/iu],
  [
    'ru',
    'Не хочу больше получать ваши письма.',
    /не (?:хочу|желаю) (?:больше )?(?:получать|писем)|не (?:присылайте|шлите|пишите|отправляйте)|прекратите (?:рассыл|присыл|слать)/iu,
  ],
  ['uk', 'Відпишіть мене від розсилки.', /відпи(?:шіть|сати)|не (?:надсилайте|хочу отримувати)/iu],
  ['hu', 'Kérem, töröljenek a listáról.', /leiratkoz|töröl\w+ (?:a |az )?(?:listá|címem|adat)/i],
  ['hu', 'Nem kérek több levelet.', /nem (?:kérek|szeretnék) (?:több|kapni)/i],
  ['ro', 'Vă rog să mă dezabonați.', /dezabon|(?:ștergeți|scoateți|eliminați)-m/i],
  ['ro', 'Nu mai doresc să primesc mesaje.', /nu (?:mai )?(?:doresc|vreau) (?:să )?(?:primesc|primi)/i],
  [
    'tr',
    'Beni listeden çıkarın.',
    /abonelikten çık|listeden(?:izden)? çıkar|(?:mail|e-?posta) (?:almak istemiyorum|göndermeyin)/i,
  ],
  ['el', 'Παρακαλώ διαγράψτε με από τη λίστα.', /διαγράψτε με|διαγραφή από τη λίστα|δεν θέλω να λαμβάνω/i],
  [
    'ja',
    'このメールの配信を停止してください。',
    /配信(?:を)?(?:停止|解除|中止|不要|止め)|(?:登録|購読)(?:を)?(?:解除|削除)/u,
  ],
  ['ja', 'メールは不要です。', /メール(?:は|を)?(?:送らない|不要|いりません|送信しない)|退会(?:し|を|希望)/u],
  ['zh', '请退订。', /退订|退訂|取消订阅|取消訂閱/u],
  ['zh', '请不要再发邮件给我。', /不要再(?:发|發|给|給)|请(?:将我|把我).{0,8}(?:删除|移除)/u],
  ['ko', '수신 거부합니다.', /수신 ?거부|구독(?:을)? ?(?:취소|해지)|(?:메일|이메일).{0,6}(?:보내지|그만)/u],
];
