/** Lines by which mail programs introduce what they quote. */
interface QuoteHeader {
  program: string;
  /** A real line. */
  line: string;
  pattern: RegExp;
}

/** "wrote" as the last word of an attribution line, by language. */
const wrote = [
  'wrote',
  'writes',
  'said',
  'has written',
  'schrieb',
  'schreibt',
  'geschrieben',
  'hat geschrieben',
  'folgendes geschrieben',
  'a [ée]crit',
  'écrit',
  'escribi[óo]',
  'escribio',
  'ha escrito',
  'ha scritto',
  'scrive',
  'escreveu',
  'schreef',
  'geschreven',
  'het volgende geschreven',
  'napisał(?:\\(a\\)|a)?',
  'napisa[lł]',
  'pisze',
  'skrev',
  'skriver',
  'kirjoitti',
  'napsal(?:\\(a\\)|a)?',
  'napísal(?:\\(a\\)|a)?',
  'írta',
  'ezt írta',
  'a scris',
  'написал(?:\\(а\\)|а)?',
  'пишет',
  'пише',
  'написав(?:\\(ла\\))?',
  'написала',
  'yazdı',
  'şunu yazdı',
  'έγραψε',
  'כתב(?:ה)?',
  'كتب',
  '写道',
  '寫道',
  'のメッセージ',
  '書きました',
  '님이 작성',
  'đã viết',
  'menulis',
  'rašė',
  'rakstīja',
  'kirjutas',
  'va escriure',
  'napisao',
  'је написао',
].join('|');

/** The first words of an attribution line, by language. */
const on = [
  'On',
  'Am',
  'Le',
  'El',
  'Il(?: giorno)?',
  'Em',
  'Op',
  'W dniu',
  'Dnia',
  'Den',
  'På',
  'Dne',
  'Dňa',
  'V',
  'La',
  'În',
  'Pe',
  'Στις',
  'Vào',
  'Pada',
  'Tarih',
  'ב(?:תאריך)?',
  'في',
  '在',
  '于',
  '於',
  'Kl\\.?',
  'W',
  'Data',
  'A',
].join('|');

/** Attribution lines, joined over at most four physical lines; each must fill its lines wholly. */
export const attributions: readonly QuoteHeader[] = [
  {
    program: 'Gmail, Apple Mail, Thunderbird: on … wrote',
    line: 'On Tue, Apr 29, 2014 at 4:22 PM, Cat Example <cat@example.com> wrote:',
    pattern: new RegExp(
      String.raw`^\*?(?:-+ ?)?(?:${on})[ ,:][^\n]{3,300}?(?:[\s>)\]*,-]|\p{L})(?:${wrote})(?:[ (][^:\n]{0,60})?\s?\*?[:：]?\*?\s*(?:-+)?$`,
      'iu',
    ),
  },
  {
    program: 'German and others: … schrieb am …',
    line: 'Cat Example <cat@example.com> schrieb am Mo., 3. Mai 2027 um 10:00:',
    pattern: new RegExp(
      String.raw`^[^\n]{2,160}(?:<[^<>\n]+>|\([^()\n]+@[^()\n]+\)|@)[^\n]{0,60} (?:${wrote}|schrieb am|wrote on|escribió el|a écrit le|ha scritto il|skrev (?:den|følgende|kl)|escreveu no dia|schreef op)(?!\p{L})[^\n]{0,100}[:：]\s*$`,
      'iu',
    ),
  },
  {
    program: 'date first: 2014-05-03 10:00 GMT+02:00 Cat <…>:',
    line: '2014-04-29 16:22 GMT+02:00 Cat Example <cat@example.com>:',
    pattern:
      /^(?:\w{2,4}[.,]? ?)?(?:\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}[-/. ]+(?:\d{1,2}|\p{L}{3,10})\.?[-/. ]+\d{2,4})[^\n]{0,160}<[^<>\n@]+@[^<>\n]+>\s*[^\n]{0,20}[:：]\s*$/iu,
  },
  {
    program: 'date first, wrote last',
    line: '29.04.2014 16:22, Cat Example пишет:',
    pattern: new RegExp(
      String.raw`^(?:\p{L}{2,12}[.,]? ?)?\d{1,4}[-./年]?\s?(?:\d{1,2}|\p{L}{3,10})[-./月]?[^\n]{4,200}(?:${wrote})(?:[ (][^:\n]{0,40})?[:：]\s*$`,
      'iu',
    ),
  },
  {
    program: 'name first, wrote last, with an address',
    line: 'Cat Example <cat@example.com> wrote:',
    pattern: new RegExp(
      String.raw`^[^\n]{0,120}(?:<[^<>\n]+@[^<>\n]+>|\[mailto:[^\]\n]+\]|"[^"\n]+"|\p{L}+ (?:via|\()[^\n]{1,80})\s*(?:${wrote})\s?[:：]\s*$`,
      'iu',
    ),
  },
  {
    program: 'any: a time, an address, a colon',
    line: 'ср, 30 апр. 2025 г. в 15:19, Cat Example <cat@example.com>:',
    pattern:
      /^(?=[^\n]*(?:\d{1,2}[:.]\d{2}|\b(?:19|20)\d\d))[^\n]{6,250}<[^<>\s]+@[^<>\s]+>[^\n]{0,30}[:：]$/u,
  },
  {
    program: 'Gmail of old, without a colon',
    line: '2016-03-03 17:21 GMT+01:00 Cat Example',
    pattern: /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2} GMT[+-]\d{1,2}:\d{2} \S[^\n]{0,80}$/u,
  },
  {
    program: 'Usenet',
    line: 'In article <1@example.com>, Cat Example wrote:',
    pattern: new RegExp(
      String.raw`^(?:In (?:article|message)|Quoting) [^\n]{3,200}(?:(?:${wrote})\s?)?:\s*$`,
      'iu',
    ),
  },
];

/** Lines that part the new words from the older message. */
export const separators: readonly QuoteHeader[] = [
  {
    program: 'Outlook: original message',
    line: '-----Original Message-----',
    pattern:
      /^[\s*>]*[-_=]{2,}\s*(?:Original(?:[ -]?(?:Message|Nachricht|meddelelse|melding|bericht|e-?mail|Mail|Appointment))|Ursprüngliche (?:Nachricht|Mail)|Urspr[.\w]*liche Nachricht|Message d['’]?origine|Message original|Mensaje original|Messaggio originale|Mensagem original|Oorspronkelijk bericht|Oprindelig meddelelse|Opprinnelig melding|Ursprungligt meddelande|Ursprungsmeddelande|Alkuperäinen viesti|Oryginalna wiadomość|Wiadomość oryginalna|Původní (?:zpráva|e-mail)|Pôvodná správa|Eredeti üzenet|Mesaj original|Исходное сообщение|Оригинальное сообщение|Вихідне повідомлення|Orijinal (?:mesaj|ileti)|Αρχικό μήνυμα|הודעה מקורית|الرسالة الأصلية|原始邮件|原始郵件|邮件原件|元のメッセージ|원본 메시지|Reply message|Reply Above This Line)\s*[-_=]{2,}\*?\s*$/iu,
  },
  {
    program: 'Gmail, Thunderbird, Apple Mail: forwarded message',
    line: '---------- Forwarded message ----------',
    pattern:
      /^[\s*>]*(?:[-_=]{2,}\s*(?:Forwarded (?:message|by)|Weitergeleitete Nachricht|Message (?:transféré|transmis)|Mensaje reenviado|Messaggio inoltrato|Mensagem encaminhada|Doorgestuurd bericht|Videresendt (?:meddelelse|melding)|Vidarebefordrat (?:mail|meddelande)|Välitetty viesti|(?:Wiadomość przekazana|Przekazana wiadomość)|Přeposlaná zpráva|Пересылаемое сообщение|Пересланное сообщение|Переслане повідомлення|İletilen (?:mesaj|ileti)|转发的邮件|轉寄的郵件|転送メッセージ|전달된 메시지)[^\n]{0,80}[-_=]*\s*$|Begin forwarded message:|Anfang der weitergeleiteten (?:Nachricht|E-Mail):|Début du message (?:réexpédié|transféré) ?:|Inicio del mensaje reenviado:|Inizio messaggio inoltrato:|Start på vidarebefordrat meddelande:|Begin doorgestuurd bericht:)/iu,
  },
  {
    program: 'web help desks',
    line: '##- Please type your reply above this line -##',
    pattern: /^[\s>#*-]*(?:Please )?(?:type|write|add|reply|enter)[^\n]{0,40} above th(?:is|e) line/i,
  },
];

/** Field names of quoted header blocks ("From: … Sent: … To: …"), by language: the author's and the others'. */
export const authorField =
  /^[\s>*_|]*(?:From|Von|De|Da|Van|Från|Fra|Lähettäjä|Od|Feladó|От|Від|От кого|Kimden|Gönderen|Από|מאת|من|发件人|寄件者|差出人|보낸 사람|Nuo|No|Saatja|Expeditor|De la|Pošiljatelj|Från)[ \u00a0]?\*?[:：]\*?(?:[ \u00a0\t]|\S+@|$)/iu;
export const otherField =
  /^[\s>*_|]*(?:Sent|Date|Message du|Sujet|Copie à|To|Cc|Subject|Reply-To|Gesendet(?: am)?|Datum|An|Kopie|Betreff|Envoyé(?: le)?|À|A|Objet|Enviado(?: el| em)?|Fecha|Para|Asunto|Data|Inviato|Oggetto|Assunto|Verzonden|Aan|Onderwerp|Skickat|Till|Ämne|Sendt|Til|Emne|Dato|Lähetetty|Päiväys|Vastaanottaja|Aihe|Wysłano|Do|DW|Temat|Odesláno|Datum|Komu|Předmět|Kopie|Odoslané|Predmet|Elküldve|Dátum|Címzett|Tárgy|Отправлено|Дата|Кому|Тема|Копия|Надіслано|Gönderildi|Tarih|Kime|Konu|Στάλθηκε|Προς|Θέμα|Ημερομηνία|נשלח|אל|נושא|تاريخ|إلى|الموضوع|发送时间|日期|收件人|主题|寄件日期|收件者|主旨|送信日時|日時|日付|宛先|件名|보낸 날짜|날짜|받는 사람|제목|Trimis|Către|Subiect|Importance|Priority|Attachments)[ \u00a0]?\*?[:：]/iu;
