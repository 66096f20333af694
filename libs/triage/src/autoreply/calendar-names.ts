const monthNames: readonly string[] = [
  'january januar jänner janvier enero gennaio janeiro januari tammikuuta stycznia styczeń ledna leden января січня január ianuarie ocak janvāra jan janvārim janvārī jaanuar ιανουαρίου siječnja јануара',
  'february februar février fevrier febrero febbraio fevereiro februari helmikuuta lutego února февраля лютого február februarie şubat feb fév februārim februārī veebruar φεβρουαρίου veljače',
  'march märz maerz mars marzo março marco maart maaliskuuta marca března марта березня március martie mart mar mär mrz martam martā märts μαρτίου ožujka',
  'april avril abril aprile huhtikuuta kwietnia dubna апреля квітня április aprilie nisan apr avr aprīlim aprīlī aprill απριλίου travnja',
  'may mai mayo maggio maio mei maj toukokuuta maja května мая травня május mayıs maijam maijā μαΐου μαίου svibnja',
  'june juni juin junio giugno junho kesäkuuta czerwca června июня червня június iunie haziran jun giu jūnijam jūnijā juuni ιουνίου lipnja',
  'july juli juillet julio luglio julho heinäkuuta lipca července июля липня július iulie temmuz jul lug jūlijam jūlijā juuli ιουλίου srpnja',
  'august août aout agosto augustus augusti elokuuta sierpnia srpna августа серпня augusztus ağustos aug ago aoû augustam augustā αυγούστου kolovoza',
  'september septembre septiembre setiembre settembre setembro syyskuuta września září сентября вересня szeptember septembrie eylül sep sept set septembrim septembrī σεπτεμβρίου rujna',
  'october oktober octobre octubre ottobre outubro lokakuuta października října октября жовтня október octombrie ekim oct okt ott out oktobrim oktobrī oktoober οκτωβρίου',
  'november novembre noviembre novembro marraskuuta listopada listopadu ноября листопада noiembrie kasım nov novembrim novembrī νοεμβρίου studenoga studenog',
  'december dezember décembre decembre diciembre dicembre dezembro desember joulukuuta grudnia prosince декабря грудня decembrie aralık dec dez dic déc des decembrim decembrī detsember δεκεμβρίου prosinca',
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

/** "Tomorrow", in the languages above. */
export const tomorrow: ReadonlySet<string> = new Set(
  'tomorrow morgen demain mañana domani amanhã imorgon jutro zítra завтра holnap mâine yarın αύριο'.split(
    ' ',
  ),
);
