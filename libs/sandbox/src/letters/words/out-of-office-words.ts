import type { Language } from '../../people/person.js';

/** Subject and text of an out-of-office message; `back` is the day of return as people write it. */
export const OUT_OF_OFFICE_WORDS: Record<
  Language,
  { subject: (original: string) => string; text: (back: string) => string }
> = {
  en: {
    subject: (original) => `Automatic reply: ${original}`,
    text: (back) =>
      `Thank you for your email. I am out of the office and will be back on ${back}.\nI will answer then. Your message is not forwarded.`,
  },
  de: {
    subject: (original) => `Automatische Antwort: ${original}`,
    text: (back) =>
      `Vielen Dank für Ihre Nachricht. Ich bin zurzeit nicht im Büro und ab dem ${back} wieder erreichbar.\nIhre E-Mail wird nicht weitergeleitet.`,
  },
  fr: {
    subject: (original) => `Réponse automatique : ${original}`,
    text: (back) =>
      `Bonjour,\n\nje suis absent du bureau et serai de retour le ${back}.\nJe répondrai à votre message dès mon retour.`,
  },
  es: {
    subject: (original) => `Respuesta automática: ${original}`,
    text: (back) =>
      `Gracias por su mensaje. Estoy fuera de la oficina y vuelvo el ${back}.\nLe responderé a mi regreso.`,
  },
  it: {
    subject: (original) => `Risposta automatica: ${original}`,
    text: (back) =>
      `Grazie per il messaggio. Sono fuori ufficio e tornerò il ${back}.\nRisponderò al mio rientro.`,
  },
  nl: {
    subject: (original) => `Automatisch antwoord: ${original}`,
    text: (back) =>
      `Bedankt voor uw bericht. Ik ben niet op kantoor en ben terug op ${back}.\nIk antwoord u dan zo snel mogelijk.`,
  },
};
