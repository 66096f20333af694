import type { ReplyLabelName } from '@mailwright/contracts';

/** A wording and what it makes us suggest. `example` is a line that people write; a test holds each against its own rule. */
export interface LabelRule {
  label: ReplyLabelName;
  language: string;
  pattern: RegExp;
  example: string;
}

/** `\b` knows ASCII letters only: after “endommagé” it would see no end of the word. */
const LETTER = String.raw`[\p{L}\p{N}_]`;
const WORD_EDGE = `(?:(?<=${LETTER})(?!${LETTER})|(?<!${LETTER})(?=${LETTER}))`;

const rule = (label: ReplyLabelName, language: string, pattern: RegExp, example: string): LabelRule => ({
  label,
  language,
  pattern: new RegExp(pattern.source.replaceAll(String.raw`\b`, WORD_EDGE), 'iu'),
  example,
});

/**
 * Tried in this order: a refusal, however friendly, before an interest, and "ask me in January, sounds good" before
 * "sounds good". A trailing question alone makes it a question.
 */
export const labelRules: readonly LabelRule[] = [
  rule(
    'not_interested',
    'en',
    /\b(?:not|no longer|never)\s+(?:really\s+)?(?:interested|for (?:us|me))\b|\bno,? thanks?\b|\bno thank you\b|\b(?:just|already) (?:have |)changed suppliers?\b|\bwe drink tea\b|\bwe (?:already have|don['’]t need)\b/i,
    'Thanks, we are not interested.',
  ),
  rule(
    'not_interested',
    'de',
    /\b(?:kein|keinen) (?:bedarf|interesse)\b|\bnicht (?:interessiert|interessant für)\b|\bnein,? danke\b|\bwird tee getrunken\b|\bbrauchen wir nicht\b/i,
    'Im Moment kein Bedarf, danke.',
  ),
  rule(
    'not_interested',
    'fr',
    /\b(?:pas|plus) (?:du tout )?intéressée?s?\b|\bnon,? merci\b|\bsans façon\b|\bon boit du thé\b|\bpas besoin\b/iu,
    'Merci, mais nous ne sommes pas intéressés.',
  ),
  rule(
    'not_interested',
    'es',
    /\bno (?:me|nos|estamos|estoy) interesad?[ao]?s?\b|\bno,? gracias\b|\bsomos de té\b|\bno (?:lo )?necesitamos\b/iu,
    'No nos interesa, gracias.',
  ),
  rule(
    'not_interested',
    'pt',
    /\bnão (?:tenho|temos|estou|estamos) interess\w*|\bnão,? obrigad[oa]\b|\bnão precisamos\b/iu,
    'Não temos interesse, obrigado.',
  ),
  rule(
    'not_interested',
    'it',
    /\bnon (?:mi|ci|sono|siamo) interessa\w*|\bno,? grazie\b|\bbeviamo tè\b|\bnon ne abbiamo bisogno\b/iu,
    'Non ci interessa, grazie.',
  ),
  rule(
    'not_interested',
    'nl',
    /\b(?:geen|niet) (?:interesse|geïnteresseerd|nodig)\b|\bnee,? (?:dank|bedankt)\b|\bwij drinken thee\b/iu,
    'Wij hebben geen interesse.',
  ),
  rule(
    'not_interested',
    'pl',
    /\bnie (?:jestem|jesteśmy) zainteresowan\w+|\bnie,? dziękuj\w+/iu,
    'Nie jestem zainteresowany.',
  ),
  rule(
    'not_interested',
    'sv',
    /\b(?:inte|ej) intresserad\w*|\bnej,? tack\b/iu,
    'Vi är inte intresserade, tack.',
  ),

  rule(
    'later',
    'en',
    /\b(?:ask|write|contact|call|email|try|ping) (?:to )?(?:me |us )?again\b|\bnot (?:before|until|till)\b|\b(?:circle|come|get|reach) back (?:to (?:me|us) )?(?:in|next|after)\b|\b(?:maybe|perhaps) (?:later|next (?:month|year|quarter))\b/i,
    'Ask me again in a month.',
  ),
  rule(
    'later',
    'de',
    /\b(?:melden|fragen|schreiben|rufen) sie (?:sich |mich |uns )?.{0,40}\b(?:noch einmal|nochmal|wieder|erneut)\b|\bfragen sie in\b|\bnicht vor (?:dem|der|ende|anfang|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)\b|\b(?:später|erst im) (?:nächsten|kommenden|januar|frühjahr|herbst)\b/iu,
    'Bitte melden Sie sich im Januar noch einmal.',
  ),
  rule(
    'later',
    'fr',
    /\brecontact\w*|\bpas avant\b|\bplus tard\b|\brelancez(?:-| )moi\b/iu,
    'Pouvez-vous me recontacter en janvier ?',
  ),
  rule(
    'later',
    'es',
    /\b(?:otra vez|de nuevo) (?:en|a partir)\b|\bno antes de\b|\bmás adelante\b|\bvuelv[ae]\w* a (?:escribir|llamar|contactar)/iu,
    '¿Me podéis escribir otra vez en enero?',
  ),
  rule(
    'later',
    'pt',
    /\bmais tarde\b|\bvolt\w+ a (?:contactar|falar|escrever)|\bnão antes de\b/iu,
    'Volte a contactar em janeiro.',
  ),
  rule(
    'later',
    'it',
    /\briscriv\w+|\bnon prima d\w+|\bpiù avanti\b|\bricontatt\w+/iu,
    'Mi riscrivete a gennaio?',
  ),
  rule(
    'later',
    'nl',
    /\bnog eens (?:mailen|bellen|contact)|\bniet voor (?:het|de|januari|februari|maart)\b|\blater (?:dit|volgend)\b/iu,
    'Kun je me in januari nog eens mailen?',
  ),

  rule(
    'problem',
    'en',
    /\b(?:arrived|is|was|were|came) (?:\w+ )?(?:torn|broken|damaged|wrong|late|defective)\b|\b(?:complain|refund|not working|does(?:n['’]t| not) work|never arrived)\b/i,
    'One bag arrived torn.',
  ),
  rule(
    'problem',
    'de',
    /\b(?:beschädigt|kaputt|defekt|reklamation|reklamieren|nicht angekommen|funktioniert nicht|geht nicht)\b/iu,
    'Die Packung kam beschädigt an.',
  ),
  rule(
    'problem',
    'fr',
    /\b(?:endommagée?s?|cassée?s?|ne fonctionne pas|remboursement|réclamation|jamais arrivée?s?)\b/iu,
    'Le colis est arrivé endommagé.',
  ),
  rule(
    'problem',
    'es',
    /\b(?:dañad[oa]s?|rot[oa]s?|no funciona|reembolso|reclamación|no ha llegado)\b/iu,
    'El paquete llegó dañado.',
  ),
  rule(
    'problem',
    'it',
    /\b(?:danneggiat\w+|rott[oaie]|non funziona|rimborso|reclamo|mai arrivat\w+)\b/iu,
    'Il pacco è arrivato danneggiato.',
  ),

  rule(
    'interested',
    'en',
    /\b(?:would|will) work for (?:us|me)\b|\b(?:count me in|i['’]?m in\b|yes,? please|i(?:['’]d| would) (?:like|love)|we(?:['’]d| would) (?:like|love)|sounds? (?:good|great|lovely|interesting)|(?:very |i am |i['’]m |we are )interested|call me|send me (?:the |more |your )|let['’]s (?:talk|meet)|could you call|could we book)\b/i,
    'Yes, 40 kg a month would work for us.',
  ),
  rule(
    'interested',
    'de',
    /\b(?:klingt (?:gut|super|großartig|interessant|spannend)|ja,? gern[e]?|ich bin dabei|wir sind dabei|interessier(?:t|en)|haben interesse|zurücklegen|könnten sie (?:mich|uns) .{0,30}anrufen|wir suchen|schicken sie (?:mir|uns))/iu,
    'Das klingt großartig.',
  ),
  rule(
    'interested',
    'fr',
    /\b(?:c['’]est tentant|avec plaisir|ça (?:m|nous)['’]intéresse|(?:je suis|nous sommes) (?:très )?intéressée?s?|pourriez-vous (?:m['’]|nous )?envoy\w+|volontiers)/iu,
    'Oui, avec plaisir.',
  ),
  rule(
    'interested',
    'es',
    /\b(?:me interesa|nos interesa|qué buena pinta|estoy interesad[oa]|suena bien|me gustaría|me podéis enviar|cuenten conmigo)/iu,
    'Sí, me interesa.',
  ),
  rule(
    'interested',
    'pt',
    /\b(?:tenho interesse|interessa-nos|gostaria|gostaríamos|parece (?:bom|ótimo)|funciona para nós)/iu,
    'Temos interesse, gostaríamos de saber mais.',
  ),
  rule(
    'interested',
    'it',
    /\b(?:volentieri|che bella idea|mi interessa|ci interessa|sono interessat[oa]|mi potete mandare|interessante)/iu,
    'Sì, volentieri.',
  ),
  rule(
    'interested',
    'nl',
    /\b(?:ja graag|klinkt (?:goed|heerlijk|interessant)|geïnteresseerd|ik wil graag|wij willen graag|kunnen jullie mij)/iu,
    'Goedendag, ja graag!',
  ),
  rule(
    'interested',
    'pl',
    /\b(?:jestem|jesteśmy) zainteresowan\w+|\bbrzmi (?:dobrze|świetnie)|\bchętnie\b/iu,
    'Brzmi świetnie, jestem zainteresowana.',
  ),
  rule(
    'interested',
    'sv',
    /\b(?:ja gärna|låter (?:bra|intressant)|intresserade? av|jag vill gärna)\b/iu,
    'Ja gärna, det låter bra.',
  ),

  rule('question', 'any', /[?？؟](?:\s|$|["'”»)])/u, 'Is the decaf processed with water only?'),
  rule(
    'question',
    'en',
    /\b(?:quick question|i was wondering|could you tell me|what does .{1,40} cost)\b/i,
    'Quick question about the decaf.',
  ),
];
