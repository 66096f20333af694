/** Phrases beside which the day of return stands. */
interface ReturnPhrase {
  line: string;
  pattern: RegExp;
  /** The date stands before the phrase, as in Japanese and Hungarian. */
  before?: boolean;
  /** The day named is the last one away. */
  inclusive?: boolean;
}

/** Tried in this order: a day of return goes before the last day away, and that before a bare "until". */
export const returnPhrases: readonly ReturnPhrase[] = [
  {
    line: 'I will be back on 3 May',
    pattern:
      /\b(?:(?:be )?back|return(?:ing)?(?: to (?:the )?(?:office|work|my desk))?|in the office(?: again)?|resum\w+|available again|respond)(?: \w+){0,3}? (?:on|by|from|in|at|as of|starting|after|the)\b/gi,
  },
  {
    line: 'I will be back Monday, 3 May',
    pattern:
      /\b(?:be back|return(?:ing)?|return date:?|zurück|retour|rientro|regreso|retorno|terug|tillbaka|tilbage|tilbake)\b/gi,
  },
  {
    line: 'Ab dem 3. Mai bin ich wieder erreichbar',
    pattern: /\b(?:ab(?: dem)?|wieder (?:ab|am|im)(?: \w+)? ?|zurück(?: am| ab)?|wieder da(?: am)?)\b/gi,
  },
  {
    line: 'De retour le 3 mai',
    pattern:
      /(?:de retour|retour|reviens|reviendrai|serai de retour|à partir du|à compter du)(?: \S+){0,3}? ?(?:le|du|au)?\b/gi,
  },
  {
    line: 'Volveré el 3 de mayo',
    pattern:
      /\b(?:volver[ée]|vuelvo|regres(?:o|ar[ée])|de vuelta|a partir del|me reincorporar?[ée]|incorporo)(?: \S+){0,3}? ?(?:el|del|al)?(?= )/gi,
  },
  {
    line: 'Rientrerò il 3 maggio',
    pattern:
      /\b(?:rientr(?:o|erò|ero)|torn(?:o|erò|ero)|di ritorno|a partire dal)(?: \S+){0,3}? ?(?:il|dal|al)?(?= )/gi,
  },
  {
    line: 'Voltarei no dia 3 de maio',
    pattern:
      /\b(?:voltar?ei|volto|retorn(?:o|arei)|regress(?:o|arei)|a partir d[eo])(?: \S+){0,2}? ?(?:dia|no dia|em|a|de)?(?= )/gi,
  },
  {
    line: 'Ik ben terug op 3 mei',
    pattern: /\b(?:terug|weer (?:aanwezig|bereikbaar)|vanaf|weer)(?: (?:op|vanaf|per|op kantoor op))?\b/gi,
  },
  {
    line: 'Jag är åter den 3 maj',
    pattern:
      /(?:åter|tillbaka|tilbage|tilbake|från och med|fr\.o\.m\.?|fra og med)(?: \S+){0,3}? ?(?:den|på)?(?= )/gi,
  },
  { line: 'Palaan 3.5.', pattern: /\b(?:palaan|takaisin|tavoitettavissa)(?: \S+){0,2}?(?= )/gi },
  { line: 'Wracam 3 maja', pattern: /\b(?:wracam|wrócę|powrót|od dnia)(?: \S+){0,2}?(?= )/gi },
  { line: 'Vrátím se 3. května', pattern: /(?:vrátím|vrátim|zpět|späť)(?: \S+){0,3}?(?= )/gi },
  {
    line: 'Вернусь 3 мая',
    pattern: /(?:вернусь|вернётся|вернется|возвращ\S+|выйду|повернусь)(?: \S+){0,3}?(?= )/giu,
  },
  { line: '3. Mayıs tarihinde döneceğim', pattern: /\s(?:tarihinde|tarihine kadar)/gi, before: true },
  {
    line: '5月3日より出社',
    pattern: /(?:\([^)]{1,3}\)|（[^）]{1,3}）)?(?:より|から|に(?:戻|出社|復帰))/gu,
    before: true,
  },
  { line: '5월 3일에 복귀', pattern: /(?:에 복귀|부터)/gu, before: true },
  {
    line: 'through May 2',
    pattern: /\b(?:through|thru|up to and including|until and including)\b/gi,
    inclusive: true,
  },
  {
    line: 'bis einschließlich 2. Mai',
    pattern: /\bbis (?:einschlie(?:ß|ss)lich|inkl(?:usive|\.)?)(?: dem| zum)?\b/gi,
    inclusive: true,
  },
  { line: "jusqu'au 2 mai inclus", pattern: /jusqu['’]au(?=[^.]{0,30} inclus)/gi, inclusive: true },
  { line: 'tot en met 2 mei', pattern: /\b(?:tot en met|t\/m)(?= )/gi, inclusive: true },
  {
    line: 'till och med den 2 maj',
    pattern: /\b(?:till och med|t\.o\.m\.?|til og med)(?= )/gi,
    inclusive: true,
  },
  { line: 'hasta el 2 de mayo inclusive', pattern: /hasta el(?=[^.]{0,30} inclu)/gi, inclusive: true },
  {
    line: '5月2日まで',
    pattern: /(?:\([^)]{1,3}\)|（[^）]{1,3}）)?(?:まで|까지)/gu,
    before: true,
    inclusive: true,
  },
  { line: 'I am away until 3 May', pattern: /\b(?:until|till|'til)\b/gi },
  {
    line: 'Ich bin bis zum 3. Mai nicht im Büro',
    pattern: /\bbis(?: zum)?(?: \p{L}{2,10},?(?: dem| den)?)?(?= )/giu,
  },
  { line: "jusqu'au 3 mai", pattern: /jusqu['’](?:au|à)/gi },
  { line: 'hasta el 3 de mayo', pattern: /\bhasta(?: el)?(?: d[ií]a)?\b/gi },
  { line: 'fino al 3 maggio', pattern: /\bfino al?(?: giorno)?\b/gi },
  { line: 'até o dia 3 de maio', pattern: /\baté(?: (?:o dia|ao? dia|dia|ao?|o))?(?= )/gi },
  { line: 'tot 3 mei', pattern: /\btot\b/gi },
  { line: 'till den 3 maj', pattern: /\b(?:till|til)(?: den)?\b/gi },
  { line: 'do 3 maja, do 3. května', pattern: /\bdo(?: dnia)?\b/gi },
  { line: 'до 3 мая, по 3 мая', pattern: /(?<!\p{L})(?:до|по)(?= )/giu },
  { line: 'până la 3 mai', pattern: /p[âa]n[ăa] (?:la|pe|în)(?: data de)?/gi },
  { line: '2027. május 3-ig', pattern: /-ig\b/gi, before: true },
  { line: '3.5. asti', pattern: / (?:asti|saakka)\b/gi, before: true },
  { line: '3 Mayıs’a kadar', pattern: /['’]?\S{0,3} kadar\b/gi, before: true },
  { line: '至5月3日', pattern: /(?:直到|直至|至|到)(?=\s?\d)/gu },
];

const monthNames: readonly string[] = [
  'january januar jänner janvier enero gennaio janeiro januari tammikuuta stycznia styczeń ledna leden января січня január ianuarie ocak janvāra jan',
  'february februar février fevrier febrero febbraio fevereiro februari helmikuuta lutego února февраля лютого február februarie şubat feb fév',
  'march märz maerz mars marzo março marco maart maaliskuuta marca března марта березня március martie mart mar mär mrz',
  'april avril abril aprile huhtikuuta kwietnia dubna апреля квітня április aprilie nisan apr avr',
  'may mai mayo maggio maio mei maj toukokuuta maja května мая травня május mayıs',
  'june juni juin junio giugno junho kesäkuuta czerwca června июня червня június iunie haziran jun giu',
  'july juli juillet julio luglio julho heinäkuuta lipca července июля липня július iulie temmuz jul lug',
  'august août aout agosto augustus augusti elokuuta sierpnia srpna августа серпня augusztus ağustos aug ago aoû',
  'september septembre septiembre setiembre settembre setembro syyskuuta września září сентября вересня szeptember septembrie eylül sep sept set',
  'october oktober octobre octubre ottobre outubro lokakuuta października října октября жовтня október octombrie ekim oct okt ott out',
  'november novembre noviembre novembro marraskuuta listopada listopadu ноября листопада noiembrie kasım nov',
  'december dezember décembre decembre diciembre dicembre dezembro desember joulukuuta grudnia prosince декабря грудня decembrie aralık dec dez dic déc des',
];

/** Month names and their short forms in the languages above, to 1…12. */
export const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.split(' ').map((name) => [name, index + 1] as const)),
);

const weekdayNames: readonly string[] = [
  'sunday sonntag dimanche domingo domenica zondag söndag søndag sunnuntai niedziela neděle воскресенье неділя sun',
  'monday montag lundi lunes lunedì segunda maandag måndag mandag maanantai poniedziałek pondělí понедельник понеділок mon',
  'tuesday dienstag mardi martes martedì terça dinsdag tisdag tirsdag tiistai wtorek úterý вторник вівторок tue tues',
  'wednesday mittwoch mercredi miércoles mercoledì quarta woensdag onsdag keskiviikko środa středa среда среду середа wed',
  'thursday donnerstag jeudi jueves giovedì quinta donderdag torsdag torstai czwartek čtvrtek четверг четвер thu thurs',
  'friday freitag vendredi viernes venerdì sexta vrijdag fredag perjantai piątek pátek пятница пятницу fri',
  'saturday samstag sonnabend samedi sábado sabato zaterdag lördag lørdag lauantai sobota суббота субота sat',
];

/** Weekdays to 0 (Sunday) … 6. */
export const weekdays: ReadonlyMap<string, number> = new Map(
  weekdayNames.flatMap((names, index) => names.split(' ').map((name) => [name, index] as const)),
);
