import type { Mood } from '../../behaviour/act.js';
import type { Language } from '../../people/person.js';

/** What people write back, per language and mood. Lines are parted by a newline. */
export const REPLY_WORDS: Record<Language, Record<Mood, readonly string[]>> = {
  en: {
    interested: [
      'This sounds lovely. Could you send me the details for the tasting set?\nI would like two of them.',
      'Hi,\n\nyes please, count me in! When would it be with me if I order today?',
      'We are looking for coffee for our office of 25. Could you call me next week?\nMornings are best.',
    ],
    question: [
      'Quick question: is the decaf processed with water only?',
      'Hello,\n\ndo you deliver to a parcel locker as well? And what does shipping cost?',
      'Do you have these beans ground for a moka pot, or whole beans only?',
      'Does the subscription renew by itself? I could not find that on the page.',
    ],
    not_interested: [
      'Thanks, but we drink tea in this house. All the best with it though!',
      'Not for us at the moment, we have just changed suppliers.',
    ],
    later: [
      'Sounds good, but not before the new year. Could you write to me again in January?',
      'I still have three bags at home. Ask me again in a month :)',
    ],
    thanks: ['Great, thank you for the quick answer!', 'Perfect, that helps. Thanks a lot.'],
  },
  de: {
    interested: [
      'Das klingt großartig. Können Sie mir zwei Probiersets zurücklegen?',
      'Guten Tag,\n\nja gerne, ich bin dabei! Wann wäre die Lieferung da, wenn ich heute bestelle?',
      'Wir suchen Kaffee für unser Büro mit 25 Leuten. Könnten Sie mich nächste Woche anrufen?',
    ],
    question: [
      'Kurze Frage: Wird der entkoffeinierte Kaffee nur mit Wasser behandelt?',
      'Hallo,\n\nliefern Sie auch an eine Packstation? Und was kostet der Versand?',
      'Gibt es die Bohnen auch gemahlen für die Herdkanne?',
    ],
    not_interested: [
      'Vielen Dank, aber bei uns wird Tee getrunken. Trotzdem viel Erfolg!',
      'Im Moment kein Bedarf, wir haben gerade den Lieferanten gewechselt.',
    ],
    later: [
      'Klingt gut, aber nicht vor dem neuen Jahr. Bitte melden Sie sich im Januar noch einmal.',
      'Ich habe noch drei Packungen zu Hause. Fragen Sie in einem Monat wieder :)',
    ],
    thanks: [
      'Super, danke für die schnelle Antwort!',
      'Perfekt, das hilft mir. Vielen Dank und schöne Grüße',
    ],
  },
  fr: {
    interested: [
      "C'est tentant ! Pourriez-vous m'envoyer les détails du coffret de dégustation ?",
      'Bonjour,\n\noui, avec plaisir. Si je commande aujourd’hui, quand serai-je livré ?',
    ],
    question: [
      'Petite question : le décaféiné est-il traité uniquement à l’eau ?',
      'Bonjour,\n\nlivrez-vous aussi en point relais ? Et quels sont les frais de port ?',
    ],
    not_interested: ['Merci, mais chez nous on boit du thé. Bonne continuation !'],
    later: ['Pourquoi pas, mais pas avant la nouvelle année. Pouvez-vous me recontacter en janvier ?'],
    thanks: ['Parfait, merci pour votre réponse rapide !'],
  },
  es: {
    interested: [
      '¡Qué buena pinta! ¿Me podéis enviar la información del pack de degustación?',
      'Hola:\n\nsí, me interesa. Si pido hoy, ¿cuándo llegaría?',
    ],
    question: [
      'Una pregunta: ¿el descafeinado se procesa solo con agua?',
      'Hola:\n\n¿también enviáis a un punto de recogida? ¿Cuánto cuesta el envío?',
    ],
    not_interested: ['Gracias, pero en esta casa somos de té. ¡Mucha suerte!'],
    later: ['Me interesa, pero no antes de Año Nuevo. ¿Me podéis escribir otra vez en enero?'],
    thanks: ['¡Genial, gracias por responder tan rápido!'],
  },
  it: {
    interested: [
      'Che bella idea! Mi potete mandare i dettagli del cofanetto di degustazione?',
      'Buongiorno,\n\nsì, volentieri. Se ordino oggi, quando arriva?',
    ],
    question: [
      'Una domanda: il decaffeinato è trattato solo con acqua?',
      'Buongiorno,\n\nspedite anche a un punto di ritiro? E quanto costa la spedizione?',
    ],
    not_interested: ['Grazie, ma in casa nostra beviamo tè. In bocca al lupo!'],
    later: ['Interessante, ma non prima dell’anno nuovo. Mi riscrivete a gennaio?'],
    thanks: ['Perfetto, grazie per la risposta così rapida!'],
  },
  nl: {
    interested: [
      'Dat klinkt heerlijk. Kunnen jullie mij de details van het proefpakket sturen?',
      'Goedendag,\n\nja graag! Wanneer is het in huis als ik vandaag bestel?',
    ],
    question: [
      'Korte vraag: wordt de cafeïnevrije koffie alleen met water behandeld?',
      'Hallo,\n\nleveren jullie ook bij een afhaalpunt? En wat kost de verzending?',
    ],
    not_interested: ['Dank je, maar wij drinken thee. Toch veel succes!'],
    later: ['Klinkt goed, maar niet voor het nieuwe jaar. Kun je me in januari nog eens mailen?'],
    thanks: ['Top, bedankt voor het snelle antwoord!'],
  },
};

/** What people write who want no more of it. */
export const UNSUBSCRIBE_WORDS: Record<Language, readonly string[]> = {
  en: [
    'Please remove me from your list.',
    'Unsubscribe me, please. Thank you.',
    'Please stop sending me these emails.',
  ],
  de: ['Bitte nehmen Sie mich aus Ihrem Verteiler.', 'Bitte keine weiteren Mails mehr. Danke.'],
  fr: ['Merci de me retirer de votre liste de diffusion.', 'Je ne souhaite plus recevoir vos e-mails.'],
  es: ['Por favor, dadme de baja de vuestra lista.', 'No quiero recibir más correos, gracias.'],
  it: ['Per favore cancellatemi dalla vostra lista.', 'Non desidero più ricevere queste email, grazie.'],
  nl: ['Graag uitschrijven van deze mailinglijst.', 'Ik wil deze mails niet meer ontvangen, dank u.'],
};
