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
      /\b(?:(?:be )?back|return(?:ing)?(?: to (?:the )?(?:office|work|my desk))?)(?: \w+){0,3}? (?:on|by|from|in|at|as of|starting|after|the)\b/gi,
  },
  {
    line: 'I will be available again from 3 May',
    pattern:
      /\b(?:in the office(?: again)?|resum\w+|available again|respond)(?: \w+){0,3}? (?:on|by|from|in|at|as of|starting|after|the)\b/gi,
  },
  { line: 'Back 03/05/27', pattern: /\bback:? (?=\d)/gi },
  { line: 'I will be back tomorrow', pattern: /\b(?:be )?back(?= (?:tomorrow|next))/gi },
  {
    line: 'I will be back Monday, 3 May',
    pattern:
      /\b(?:be back|return(?:ing)?|return date:?|zurück|retour|rientro|regreso|retorno|terug|tillbaka|tilbage|tilbake)\b/gi,
  },
  {
    line: 'Ab dem 3. Mai bin ich wieder erreichbar',
    pattern:
      /\b(?:ab(?: dem)?|wieder (?:ab|am|im)(?: \p{L}{1,12})? ?|zurück(?: am| ab)?|wieder da(?: am)?)\b/giu,
  },
  {
    line: 'Am Montag, 3. Mai bin ich wieder da',
    pattern: / (?:bin|sind) (?:ich|wir) wieder\b/gi,
    before: true,
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
  {
    line: 'Revin pe 3 mai',
    pattern: /(?:\brevin|mă întorc|voi reveni)(?: \S+){0,2}? (?:pe|din|la|în)(?= )/giu,
  },
  { line: 'Θα επιστρέψω στις 3 Μαΐου', pattern: /(?:επιστρέφω|επιστρέψω|επιστροφή)(?: \S+){0,2}?(?= )/giu },
  { line: 'Vraćam se 3. svibnja', pattern: /(?:vraćam|vračam|vratit)\S*(?: \S+){0,2}?(?= )/giu },
  { line: 'Atgriezīšos 3. maijā', pattern: /(?:atgriez|grįš|tagasi)\S*(?: \S+){0,2}?(?= )/giu },
  {
    line: 'Május 3-án térek vissza',
    pattern: /-(?:[áé]n|j[áé]n) (?:\S+ )?(?:térek|jövök|vissza)/giu,
    before: true,
  },
  { line: '我将于5月3日返回', pattern: /(?:返回|回来|回來|恢复|恢復|回到)/gu, before: true },
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
  { line: 'έως 3 Μαΐου', pattern: /(?:έως|μέχρι)(?: και)?(?: τις| την)?(?= )/giu },
  { line: 'līdz 3. maijam, iki 2027-05-03, kuni 3. mai', pattern: /(?<!\p{L})(?:līdz|iki|kuni)(?= )/giu },
  { line: 'עד 3.5', pattern: /(?<!\p{L})עד(?: ה-?)?(?= )/gu },
  { line: 'حتى 3/5', pattern: /حتى(?: يوم)?(?= )/gu },
  {
    line: 'du 20 avril au 3 mai, dal 20 aprile al 3 maggio, del 20 de abril al 3 de mayo',
    pattern: /\b(?:du|dal|del) (?=\S{0,12} ?\d)[^.]{1,24}? al?u?\b/gi,
  },
  {
    line: '20 April - 3 May',
    pattern: /\d[./]?(?:\d{1,2})?(?: \p{L}{3,12})?(?: \d{4})? [-–] (?=\d|\p{L}{3,9} \d)/giu,
  },
  { line: '至5月3日', pattern: /(?:直到|直至|至|到)(?=\s?\d)/gu },
];
