/** Lines that programs, not people, put below a reply. */
interface SignatureLine {
  language: string;
  line: string;
  pattern: RegExp;
}

const device = String.raw`(?:iPhone|iPad|iPod|iOS|Android|BlackBerry|Samsung|Galaxy|Huawei|Xiaomi|HTC|Nokia|Sony|LG|Lumia|Windows|Outlook|Gmail|Yahoo|Mail|Mailspring|ProtonMail|Proton|Spark|Edison|Nine|Aqua|Zoho|Handy|Smartphone|smartphone|Mobiltelefon|mobile?|móvil|telefon\w*|telefoon|phone|cell ?phone|tablet|device|Verizon|AT&T|T-Mobile|Apple|Mac|MacBook|Pixel|Motorola|Polymail|Superhuman|Airmail|Newton|Nylas|myMail|TypeApp|BlueMail|Windows Mail|AOL|Cloud|iCloud|Thunderbird|Nexus|OnePlus|Telstra|Mobil|mobil\w*|Bell|Rogers|Vodafone|Orange|Sprint|Touch|Apps?|wireless)`;
const end = String.raw`[^.,;!?\n]{0,60}[.!]?\s*$`;
const starts = (words: string) =>
  new RegExp(String.raw`^[\s*_>-]*(?:${words})\s+[^.,;!?\n]{0,50}?${device}\b${end}`, 'iu');

export const phoneSignatures: readonly SignatureLine[] = [
  {
    language: 'en',
    line: 'Sent from my iPhone',
    pattern: starts(
      String.raw`Sent (?:from|via|with|using|by)(?: (?:my|the|a))?|Get|Download|Sent wirelessly from`,
    ),
  },
  {
    language: 'de',
    line: 'Von meinem iPhone gesendet',
    pattern: starts(
      String.raw`(?:Von|Gesendet (?:von|mit|über|via)|Diese Nachricht wurde (?:von|mit)|Mit|Holen Sie sich)(?: (?:meinem|meiner|mein))?`,
    ),
  },
  {
    language: 'fr',
    line: 'Envoyé de mon iPhone',
    pattern: starts(
      String.raw`(?:Envoyé|Envoye|Obtenez|Provenance|Télécharger)(?: (?:de|depuis|à partir de|avec|via))?(?: (?:mon|ma|un))?`,
    ),
  },
  {
    language: 'es',
    line: 'Enviado desde mi iPhone',
    pattern: starts(String.raw`(?:Enviado|Obtener|Descargar)(?: (?:desde|con|de))?(?: mi)?`),
  },
  {
    language: 'it',
    line: 'Inviato da iPhone',
    pattern: starts(String.raw`(?:Inviato|Ottieni|Scarica)(?: (?:da|dal|con|tramite))?(?: (?:mio|il))?`),
  },
  {
    language: 'pt',
    line: 'Enviado do meu iPhone',
    pattern: starts(
      String.raw`(?:Enviado|Enviada|Obter|Obtenha|Baixe)(?: (?:do|da|de|a partir do|pelo|via))?(?: (?:meu|minha))?`,
    ),
  },
  {
    language: 'nl',
    line: 'Verstuurd vanaf mijn iPhone',
    pattern: starts(
      String.raw`(?:Verstuurd|Verzonden|Download|Outlook)(?: (?:vanaf|van|met|vanuit|via))?(?: mijn)?`,
    ),
  },
  {
    language: 'sv',
    line: 'Skickat från min iPhone',
    pattern: starts(String.raw`(?:Skickat|Skickades|Hämta)(?: (?:från|med|via))?(?: (?:min|mitt))?`),
  },
  {
    language: 'da, no',
    line: 'Sendt fra min iPhone',
    pattern: starts(String.raw`(?:Sendt|Hent|Få)(?: (?:fra|med|via))?(?: (?:min|mit))?`),
  },
  {
    language: 'fi',
    line: 'Lähetetty iPhonesta',
    pattern:
      /^\s*(?:Lähetetty|Hae) [^.,;!?\n]{0,40}(?:iPhone|Android|puhelime|laittee|Outlook|Samsung|iPad)\S*\s*$/iu,
  },
  {
    language: 'pl',
    line: "Wysłane z iPhone'a",
    pattern: starts(String.raw`(?:Wysłane|Wysłano|Pobierz|Wysłany)(?: (?:z|ze|za pomocą))?(?: (?:mojego))?`),
  },
  {
    language: 'cs',
    line: 'Odesláno z iPhonu',
    pattern:
      /^\s*(?:Odesláno|Odoslané|Získejte) [^.,;!?\n]{0,40}(?:iPhon|iPad|Android|mobil|Outlook)\S*[^.,;!?\n]{0,30}$/iu,
  },
  {
    language: 'ru',
    line: 'Отправлено с iPhone',
    pattern: starts(
      String.raw`(?:Отправлено|Отправлена|Послано|Получите)(?: (?:с|из|через))?(?: (?:моего|моей|мобильного|помощью))?`,
    ),
  },
  {
    language: 'ru',
    line: 'Отправлено из мобильной Почты',
    pattern:
      /^\s*(?:Отправлено|Послано) (?:из|с) (?:мобильн\S+|Яндекс\S*|Почт\S+|моего)[^.,;!?\n]{0,50}\s*$/iu,
  },
  {
    language: 'uk',
    line: 'Надіслано з iPhone',
    pattern: starts(String.raw`(?:Надіслано|Відправлено)(?: (?:з|із))?(?: (?:мого))?`),
  },
  {
    language: 'tr',
    line: "iPhone'umdan gönderildi",
    pattern: /^\s*\S*(?:iPhone|iPad|Android|Samsung)\S*[^.,;!?\n]{0,30} gönderildi\s*$/iu,
  },
  {
    language: 'ja',
    line: 'iPhoneから送信',
    pattern: /^\s*(?:\S{0,20})(?:iPhone|iPad|Android|スマートフォン|端末)\S{0,6}から(?:の)?送信\S{0,6}\s*$/iu,
  },
  {
    language: 'zh',
    line: '发自我的 iPhone',
    pattern: /^\s*(?:发自|從我的|从我的|來自|發自|发送自)[^。\n]{0,30}\s*$/u,
  },
  { language: 'ko', line: '나의 iPhone에서 보냄', pattern: /^\s*[^.\n]{0,30}에서 보냄\s*$/u },
  { language: 'he', line: 'נשלח מה-iPhone שלי', pattern: /^\s*נשלח מ[^.\n]{0,40}\s*$/u },
  { language: 'ar', line: 'أُرسلت من الـ iPhone', pattern: /^\s*(?:أُرسلت|أرسلت|مرسل)[^.\n]{0,40}\s*$/u },
  {
    language: 'hu',
    line: 'iPhone-ról küldve',
    pattern:
      /^\s*(?:\S*(?:iPhone|iPad|Android)\S*[^.\n]{0,20} küldve|Elküldve [^.\n]{0,40}(?:iPhone|Android)\S*)\s*$/iu,
  },
  { language: 'ro', line: 'Trimis de pe iPhone-ul meu', pattern: starts(String.raw`Trimis(?: de pe| din)?`) },
];

/** Where a signature starts: RFC 3676 says "-- "; people and programs take the blank away. */
export const signatureDelimiter = /^(?:--|—|––|-- |_{2,}|—{2,})\s*$/;
/** Footers of mailing lists and scanners. */
export const footer: readonly RegExp[] = [
  /^_{5,}\s*$/,
  /^(?:To unsubscribe|You are receiving this|You received this (?:message|email) because|Unsubscribe:|Visit this|To view (?:this|it) |Reply to this email directly)/i,
  /^This (?:e-?mail|message)(?: and any| \(including| may| is (?:confidential|intended))|CONFIDENTIALITY|DISCLAIMER|The information (?:contained )?in this (?:e-?mail|message)/i,
];
/** Formal closings that stand alone in their line, above the name. */
const closings: readonly string[] = [
  '(?:kind(?:est)?|best|warm(?:est)?) (?:regards|wishes)',
  'regards',
  'yours (?:sincerely|faithfully|truly)',
  'sincerely(?: yours)?',
  '(?:mit )?(?:freundliche[nmr]?|besten?|vielen?|herzliche[nr]?|liebe[nr]?|schöne[nr]?) gr(?:ü|ue)(?:ß|ss)en?',
  'hochachtungsvoll',
  'mfg',
  'lg',
  'vg',
  '(?:bien )?cordialement',
  '(?:sincères )?salutations(?: distinguées)?',
  'bien à vous',
  'cdlt',
  '(?:un )?(?:cordial(?:es)? )?saludos?(?: cordiales)?',
  'atentamente',
  '(?:cordiali|distinti) saluti',
  'cordialmente',
  'atenciosamente',
  'cumprimentos',
  'com os melhores cumprimentos',
  'met vriendelijke groet(?:en)?',
  'groeten',
  'mvg',
  'med (?:venlig|vennlig|vänlig)(?:a)? (?:hilsen|hälsning(?:ar)?)',
  '(?:de )?(?:bedste|beste|bästa) (?:hilsner|hilsener|hälsningar)',
  'venlig hilsen',
  'vennlig hilsen',
  'vänliga? hälsning(?:ar)?',
  'mvh',
  'kh',
  'vh',
  'ystävällisin terveisin',
  'terveisin',
  'z powa[żz]aniem',
  'pozdrawiam',
  's pozdravem',
  's pozdravom',
  'с уважением',
  'з повагою',
  'üdvözlettel',
  'cu stimă',
  'saygılarımla',
  'よろしくお願いいたします。?',
  '敬具',
  '此致',
  '敬礼',
];
export const valedictions = new RegExp(String.raw`^(?:${closings.join('|')})[ \t]*[,.!]?$`, 'iu');
