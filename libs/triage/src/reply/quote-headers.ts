/** Lines by which mail programs introduce what they quote. */
export interface QuoteHeader {
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
