/** Words that are the whole request where nothing else is said, by language; politeness is taken off before. */
const wordsByLanguage: readonly (readonly [language: string, words: string])[] = [
  [
    'en',
    'unsubscribe / unsubscribe me / unsubscribe all / un-subscribe / remove / remove me / stop / stop all / stop it / stop this / stop emailing / stop emails / stop e-mails / opt-out / optout / opt out / opt me out / take me off / cancel / no more / no more emails / no more e-mails / no more mail / no more mails / leave me alone / not interested remove / not interested remove me / not interested unsubscribe / not interested please remove / not interested please remove me / not interested please unsubscribe / end / quit',
  ],
  [
    'de',
    'abmelden / abmeldung / austragen / abbestellen / abbestellung / löschen / stop / stopp / kein interesse löschen / kein interesse bitte löschen / kein interesse bitte austragen / kein interesse bitte abmelden / newsletter abbestellen / newsletter abmelden / keine mails / keine mails mehr / keine e-mails mehr / keine weiteren mails / keine weiteren e-mails / entfernen',
  ],
  [
    'fr',
    'désabonner / désabonnez / désabonnez-moi / désabonnement / desabonner / desabonnement / désinscrire / désinscription / désinscrivez-moi / desinscription / stop / stopper / arrêter / arrêtez / arrete / retirer / retirez-moi / supprimer / supprimez-moi',
  ],
  [
    'es',
    'baja / dar de baja / darme de baja / darse de baja / cancelar / cancelar suscripción / cancelar la suscripción / cancelar suscripcion / desuscribir / desuscribirme / eliminar / eliminarme / borrar / borrarme / no más correos / no mas correos / stop',
  ],
  [
    'it',
    'cancellami / cancellatemi / cancellazione / disiscrivere / disiscrivimi / disiscrivetemi / disiscrizione / rimuovimi / rimuovetemi / rimuovere / annulla iscrizione / annullare iscrizione / stop / basta',
  ],
  [
    'pt',
    'remover / remove-me / descadastrar / cancelar inscrição / cancelar assinatura / cancelar a inscrição / cancelar subscrição / cancelar a subscrição / retirar / excluir / sair / parar / pare / não enviar mais',
  ],
  [
    'nl',
    'uitschrijven / afmelden / afmelding / verwijderen / stoppen / geen mail meer / geen mails meer / geen e-mails meer',
  ],
  [
    'sv',
    'avregistrera / avregistrera mig / avsluta / avprenumerera / avanmälan / avanmäla / ta bort / ta bort mig / sluta / stopp / avbeställ',
  ],
  [
    'da, no',
    'afmeld / afmeld mig / afmelding / avmeld / avmeld meg / avmelding / fjern mig / fjern meg / slet mig / slett meg / frameld / stopp',
  ],
  [
    'fi',
    'poista / poistakaa / poista minut / poistakaa minut / peruuta / peruuta tilaus / peru tilaus / lopeta / en halua',
  ],
  [
    'pl',
    'wypisanie / wypisać / usunięcie / usunąć / wypisz / wypisz mnie / rezygnuję / rezygnacja / usuń / usuń mnie',
  ],
  [
    'cs, sk',
    'odhlásit / odhlášení / odhlaste / odhlaste mě / vyřadit / zrušit / zrušit odběr / odhlásiť / zrušiť',
  ],
  [
    'ru',
    'отписать / отписаться / отпишите / отпишите меня / отписка / удалить / удалите / удалите меня / стоп / отказаться',
  ],
  ['uk', 'відписати / відписатися / відпишіть / відпишіть мене'],
  ['hu', 'leiratkozás / leiratkozom / töröljenek / töröljön'],
  ['ro', 'dezabonare / dezabonați-mă / ștergeți-mă'],
  ['tr', 'abonelikten çık / abonelikten çıkmak / üyelikten çık / üyelikten çıkmak / çıkar / listeden çıkar'],
  ['el', 'διαγραφή / διαγράψτε με / κατάργηση εγγραφής'],
  ['ja', '配信停止 / 配信解除 / 配信不要 / 退会 / 解除 / 停止 / 登録解除'],
  ['zh', '退订 / 退訂 / 取消订阅 / 取消訂閱 / td'],
  ['ko', '수신거부 / 수신 거부 / 구독취소 / 구독 취소 / 구독해지 / 구독 해지'],
];

export const loneWords: readonly (readonly [language: string, words: readonly string[]])[] =
  wordsByLanguage.map(([language, words]) => [language, words.split(' / ')] as const);

/** Politeness around a lone word. */
const before =
  /^(?:please|kindly|pls|bitte|svp|veuillez(?: me)?|merci de(?: me)?|por favor|favor|per favore|graag|gelieve|vänligen|snälla) /iu;
const beforeToo =
  /^(?:venligst|vennligst|proszę(?: o)?|prosím|пожалуйста|прошу|будь ласка|kérem|lütfen|vă rog) /iu;
const after =
  /(?: (?:please|thanks?(?: you)?|bitte|danke|svp|merci|s il vous pla[iî]t|por favor|gracias|per favore|grazie|obrigad[oa]|graag|alstublieft|bedankt))+$/iu;
const afterToo =
  /(?: (?:dank u?|tack|takk?|kiitos|proszę|dziękuję|prosím|děkuji|пожалуйста|спасибо|teşekkürler))+$/iu;
const japanese = /(?:希望|してください|お願いします|をお願いします)$/u;

/** Takes the marks and blanks between words off, so that only the words are compared. */
export function plainWords(text: string): string {
  return text
    .replace(/[\s"'’“”„«».。!,;:*_<>()[\]-]+/gu, ' ')
    .trim()
    .slice(0, 200);
}

const languageOf: ReadonlyMap<string, string> = new Map(
  [...loneWords]
    .reverse()
    .flatMap(([language, words]) => words.map((word) => [plainWords(word), language] as const)),
);

/** The language of a text that is nothing but a request to be left alone; null where it says more, or something else. */
export function loneRequest(text: string): string | null {
  const words = plainWords(text).toLowerCase();
  const bare = [before, beforeToo, after, afterToo, japanese].reduce(
    (rest, polite) => rest.replace(polite, ''),
    words,
  );
  return languageOf.get(words) ?? languageOf.get(bare.trim()) ?? null;
}
