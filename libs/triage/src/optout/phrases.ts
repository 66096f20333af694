/** How people ask to be left alone, by language. */
interface OptOutPhrases {
  language: string;
  /** A real sentence. */
  line: string;
  /** Alone these words are the whole message. */
  alone: RegExp;
  /** A request inside a short message. */
  request: RegExp;
}

const list = String.raw`(?:mailing[- ]?list|list|database|e-?mails?|mailings?|newsletter|distribution|records|contacts)`;

export const optOutPhrases: readonly OptOutPhrases[] = [
  {
    language: 'en',
    line: 'Please remove me from your mailing list.',
    alone:
      /^(?:please )?(?:unsubscribe(?: me| all)?|un-subscribe|remove(?: me)?|stop(?: all| it| this| emailing| e-?mails?)?|opt[- ]?out|opt me out|take me off|cancel|no more(?: e-?mails?| mails?)?|leave me alone|not interested,? (?:please )?(?:remove|unsubscribe)(?: me)?|end|quit)(?: please)?(?:,? thanks?(?: you)?)?$/i,
    request: new RegExp(
      String.raw`\b(?:please |kindly |pls |want to |like to |wish to |just |immediately |to )?(?:unsubscribe (?:me|us|my|this|from|immediately|now|please)|(?:remove|delete|take|drop) (?:me|us|my (?:name|e-?mail|address|details|data|contact)\b.{0,20}|this (?:address|e-?mail).{0,10}|our .{0,20})\s?(?:from|off|out)(?: (?:of )?(?:your|this|the|all|any))?.{0,25}${list}?|take (?:me|us) off|remove (?:me|us)(?: please|\.|!|,|$)|opt(?:ing)? (?:me )?out|(?:stop|quit|cease) (?:sending|e?-?mailing|mailing|contacting|spamming|writing|messaging) ?(?:me|us|these|this|to|any|such|more|your|e-?mails|$)?|(?:do not|don'?t|never) (?:ever )?(?:e-?mail|contact|write(?: to)?|send|mail|message|spam)(?: (?:me|us|this))?(?: (?:any ?more|again|any(?: more)? (?:e-?mails?|messages|of))|\b(?=.{0,30}(?:again|any ?more|e-?mails?)))|no longer (?:wish|want|like) to (?:receive|get|be contacted|hear)|(?:do not|don'?t|would not|wouldn'?t) (?:wish|want|like) (?:to (?:receive|get|be (?:contacted|on))|any (?:more )?(?:of )?(?:your|these|e-?mails?))|(?:never|didn'?t|did not) (?:signed?|subscribed?|asked?) .{0,40}(?:remove|stop|unsubscribe)|withdraw my consent|cancel my subscription)`,
      'i',
    ),
  },
  {
    language: 'de',
    line: 'Bitte nehmen Sie mich aus dem Verteiler.',
    alone:
      /^(?:bitte )?(?:abmelden|abmeldung|austragen|abbestellen|abbestellung|löschen|stop(?:p)?|kein interesse,? bitte (?:löschen|austragen|abmelden)|newsletter abbestellen|keine (?:weiteren )?(?:e-?)?mails?(?: mehr)?|entfernen)(?: bitte)?(?:,? danke)?$/i,
    request:
      /(?:mich|uns|meine (?:e-?mail(?:[- ]?adresse)?|daten|adresse))\b.{0,60}(?:abmelden|austragen|löschen|entfernen|streichen|zu löschen|zu streichen|aus (?:dem|ihrem|eurem|der|ihrer|eurer) (?:verteiler|liste|mailingliste|datenbank|newsletter))|aus (?:dem|ihrem|eurem|deinem|der|ihrer) (?:e-?mail-?)?(?:verteiler|mailingliste|newsletter|datenbank)|(?:keine|nicht) (?:weiteren? |mehr )?(?:e-?mails?|mails?|newsletter|werbung|nachrichten|zusendungen)(?: mehr)?.{0,40}(?:senden|schicken|erhalten|bekommen|zusenden|wünsche|möchte|haben)|(?:melde|melden sie|trage|tragen sie|nehmen sie|nehmt) (?:mich|uns)\b.{0,30}(?:ab|aus)\b|newsletter (?:bitte )?(?:abbestellen|kündigen|abmelden)|möchte (?:ich )?(?:den|ihren|keinen?) newsletter.{0,40}(?:abbestellen|mehr)|widerspreche (?:ich )?(?:hiermit )?der|bitte (?:abmelden|austragen|abbestellen)|widerrufe (?:ich )?(?:hiermit )?(?:meine )?einwilligung/i,
  },
  {
    language: 'fr',
    line: 'Merci de me désabonner de votre liste.',
    alone:
      /^(?:merci de (?:me )?|veuillez (?:me )?|svp )?(?:d[ée]sabonne[rz]?(?:-moi)?|d[ée]sabonnement|d[ée]sinscri(?:re|ption|vez-moi)|stop(?:per)?|arr[êe]te[rz]?|retire[rz](?:-moi)?|supprime[rz](?:-moi)?)(?: (?:svp|merci|s['’]il vous pla[iî]t))?$/i,
    request:
      /d[ée]sabonne|d[ée]sinscri|(?:retire[rz]?|supprime[rz]?|enleve[rz]?|enl[eè]ve[rz]?|radie[rz]?)[- ](?:moi|nous|mon (?:adresse|nom|e-?mail)|mes)\b|me (?:retirer|supprimer|rayer|d[ée]sabonner|d[ée]sinscrire|enlever)|ne (?:plus|souhaite plus|veux plus|d[ée]sire plus)\b.{0,40}(?:recevoir|[eé]crire|contacter|envoyer|vos)|ne m['’](?:envoyez|[ée]crivez|contactez) plus|plus (?:recevoir|de) (?:vos )?(?:mails?|e-?mails?|messages)|cesse[rz] de m/i,
  },
  {
    language: 'es',
    line: 'Por favor, denme de baja de su lista.',
    alone:
      /^(?:por favor,? )?(?:(?:dar(?:me)? de )?baja|darse de baja|cancelar(?: (?:la )?suscripci[óo]n)?|desuscribir(?:me)?|eliminar(?:me)?|borrar(?:me)?|no m[áa]s (?:correos|e-?mails)|stop)(?: por favor)?(?:,? gracias)?$/i,
    request:
      /(?:den?|darme|dar|d[ée]nme|dame|causar|solicito (?:la )?|quiero (?:la )?)\s?(?:me )?(?:de )?baja|desuscrib|cancel\w+ (?:mi|la) suscripci[óo]n|(?:elim[ií]n\w+|b[óo]rr\w+|qu[ií]t\w+|retir\w+|sa[cq]\w+)(?:me|nos)\b|(?:elimin|borr|quit|retir)\w+ (?:mi|este|nuestr\w+) (?:correo|direcci[óo]n|e-?mail|datos|nombre)|no (?:deseo|quiero|me interesa)\b.{0,30}(?:recibir|correos|mensajes|env[ií])|no me (?:env[ií]en|escriban|manden|contacten|env[ií]es|escribas|mandes)|dej(?:en|a|e) de (?:enviar|escribir|mandar)/i,
  },
  {
    language: 'it',
    line: 'Vi prego di cancellarmi dalla vostra lista.',
    alone:
      /^(?:per favore,? )?(?:cancellami|cancellatemi|cancellazione|disiscri(?:vere|vimi|vetemi|zione)|rimuov(?:imi|etemi|ere)|annulla(?:re)? iscrizione|stop|basta)(?: per favore)?(?:,? grazie)?$/i,
    request:
      /(?:cancell|rimuov|elimin|disiscriv|togli)\w*(?:mi|temi|rmi|ermi|etemi|eteci)\b|(?:cancell|rimuov|elimin)\w+ (?:il mio|la mia|questo) (?:indirizzo|e-?mail|nominativo)|non (?:desidero|voglio|intendo)(?: pi[ùu])? (?:ricevere|essere)|non (?:inviatemi|scrivetemi|mandatemi|contattatemi)|smett\w+ di (?:inviar|scriver|mandar)|disiscri/i,
  },
  {
    language: 'pt',
    line: 'Favor remover meu e-mail da lista.',
    alone:
      /^(?:por favor,? |favor )?(?:remover?(?:-me)?|descadastrar|cancelar(?: (?:a )?(?:inscri[çc][ãa]o|assinatura|subscri[çc][ãa]o))?|retirar|excluir|sair|parar?|n[ãa]o enviar mais)(?: por favor)?(?:,? obrigad[oa])?$/i,
    request:
      /(?:remov|retir|exclu|descadastr|elimin|apag)\w*(?:-me|[- ]nos)|(?:remov|retir|exclu|descadastr|elimin|apag)\w+ (?:o )?(?:meu|este|nosso) (?:e-?mail|endere[çc]o|nome|contato|cadastro)|me (?:remov|retir|exclu|descadastr|tir)\w+|n[ãa]o (?:quero|desejo|gostaria|pretendo)(?: de)?(?: mais)? receber|(?:n[ãa]o (?:me )?envi\w+|par\w+ de (?:me )?enviar)(?: mais)?|cancelar (?:a )?(?:minha )?(?:inscri|subscri|assinatura)/i,
  },
  {
    language: 'nl',
    line: 'Graag uitschrijven voor deze mailing.',
    alone:
      /^(?:graag |gelieve )?(?:uitschrijven|afmelden|afmelding|verwijderen|stop(?:pen)?|geen (?:mails?|e-?mails?)(?: meer)?)(?: (?:a\.?u\.?b\.?|alstublieft|svp|graag))?(?:,? (?:dank|bedankt).*)?$/i,
    request:
      /(?:mij|me|ons|mijn (?:e-?mail(?:adres)?|adres|gegevens))\b.{0,40}(?:uitschrijven|afmelden|verwijder(?:en|t)?|schrappen|uit (?:uw|jullie|de|het) (?:bestand|lijst|mailing\w*|database))|(?:schrijf|meld|haal|verwijder) (?:mij|me|ons|mijn)|(?:geen|niet) (?:langer |meer )?(?:mails?|e-?mails?|nieuwsbrie\w+|berichten)(?: meer)?.{0,30}(?:ontvangen|sturen|te sturen|wil)|wil (?:ik )?(?:mij |me )?(?:graag )?(?:uitschrijven|afmelden)|(?:graag|gelieve)(?: \w+){0,2} (?:uitschrijven|afmelden|verwijderen)|niet meer (?:te )?(?:mailen|benaderen|ontvangen)/i,
  },
  {
    language: 'sv',
    line: 'Vänligen ta bort mig från listan.',
    alone:
      /^(?:vänligen |snälla )?(?:avregistrera(?: mig)?|avsluta|avprenumerera|avanmäl(?:an|a)?|ta bort(?: mig)?|sluta|stopp?|avbeställ)(?: tack)?$/i,
    request:
      /ta bort (?:mig|oss|min|denna)|avregistrera|avprenumerera|avanmäl|(?:vill|önskar) (?:inte|ej) (?:längre )?(?:ha|få|ta emot|erhålla)|sluta (?:skicka|maila|mejla|spamma)|stryk (?:mig|min)|inga fler (?:mail|mejl|utskick)/i,
  },
  {
    language: 'da, no',
    line: 'Venligst fjern mig fra listen.',
    alone:
      /^(?:venligst |vennligst )?(?:afmeld(?: mig)?|avmeld(?: meg)?|afmelding|avmelding|fjern (?:mig|meg)|slet (?:mig|min)|slett (?:meg|min)|frameld|stopp?)(?: tak| takk)?$/i,
    request:
      /(?:fjern|slet|slett|afmeld|avmeld|frameld|meld) (?:mig|meg|os|oss|min|vores|vår|dette)|ønsker (?:ikke|ej) (?:længere |lenger )?(?:at |å )?(?:modtage|motta|få|flere)|vil ikke (?:længere |lenger )?(?:have|ha|modtage|motta|få)|(?:stop med|slutt) (?:at |å )?(?:sende|maile)|ikke send(?:e)? (?:mig|meg)|(?:ingen|ikke) flere (?:mails?|e-?poster?)/i,
  },
  {
    language: 'fi',
    line: 'Poistakaa minut listalta.',
    alone: /^(?:poista(?:kaa)?(?: minut)?|peruuta(?: tilaus)?|peru tilaus|lopeta|en halua)(?: kiitos)?$/i,
    request:
      /poista(?:kaa)? (?:minut|sähköposti|osoitteeni|meidät)|en halua (?:enää )?(?:näitä|saada|vastaanottaa|sähköposti)|perun? (?:uutiskirjeen )?tilau|lopettakaa|älkää (?:enää )?lähet/i,
  },
  {
    language: 'pl',
    line: 'Proszę o usunięcie mnie z listy.',
    alone:
      /^(?:proszę )?(?:(?:o )?(?:wypisanie|usunięcie|wypisać|usunąć)|wypisz(?: mnie)?|rezygnuję|rezygnacja|usuń|stop)(?: mnie)?(?: proszę)?(?:,? dziękuję)?$/i,
    request:
      /(?:wypis|usu[nń])\w*\s(?:mnie|nas|m[óo]j|mojego|ten|adres)|(?:o )?(?:wypisanie|usunięcie) (?:mnie|mojego|adresu|z (?:listy|bazy))|nie (?:chcę|życzę sobie|zgadzam się)\b.{0,30}(?:otrzymyw|dostaw|wiadomo|mail|na )|rezygnuję z|(?:proszę )?nie (?:wysyłać|przysyłać|pisać)|przesta[nń]\w* (?:wysyłać|pisać)/i,
  },
  {
    language: 'cs, sk',
    line: 'Prosím o odhlášení z odběru.',
    alone:
      /^(?:prosím )?(?:odhlásit|odhlášení|odhlaste(?: mě)?|vyřadit|zrušit(?: odběr)?|odhlásiť|zrušiť)(?: prosím)?(?:,? děkuji)?$/i,
    request:
      /odhl[aá][sš]|(?:vyřa[dď]te|vymažte|smažte|odstraňte|vyraďte) (?:mě|ma|můj|môj|nás)|(?:nechci|nepřeji si|neželám si)\b.{0,30}(?:dostávat|zasíl|další|maily|dostávať)|(?:neposílejte|neposielajte) mi/i,
  },
  {
    language: 'ru, uk',
    line: 'Отпишите меня от рассылки.',
    alone:
      /^(?:пожалуйста,? |прошу )?(?:отписать(?:ся|ся)?|отпишите(?: меня)?|отписка|удалить|удалите(?: меня)?|стоп|отказаться|відписати(?:ся)?|відпишіть(?: мене)?)(?: пожалуйста)?(?:,? спасибо)?$/iu,
    request:
      /отпи(?:шите|сать|саться|сыв)\S*|(?:удалите|исключите|уберите) (?:меня|нас|мой|наш|этот)|не (?:хочу|желаю) (?:больше )?(?:получать|писем)|(?:больше )?не (?:присылайте|шлите|пишите|отправляйте)|прекратите (?:рассыл|присыл|слать)|відпи(?:шіть|сати)|не (?:надсилайте|хочу отримувати)/iu,
  },
  {
    language: 'hu, ro, tr',
    line: 'Kérem, töröljenek a listáról.',
    alone:
      /^(?:kérem )?(?:leiratkozás|leiratkozom|töröljenek|töröljön|dezabonare|dezabonați-mă|ștergeți-mă|abonelikten çık(?:mak)?|üyelikten çık|çıkar)$/i,
    request:
      /leiratkoz|töröl\w+ (?:a |az )?(?:listá|címem|adat)|nem (?:kérek|szeretnék) (?:több|kapni)|dezabon|(?:ștergeți|scoateți|eliminați)-m|nu (?:mai )?(?:doresc|vreau) (?:să )?(?:primesc|primi)|abonelikten çık|listeden(?:izden)? çıkar|(?:mail|e-?posta) (?:almak istemiyorum|göndermeyin)/i,
  },
  {
    language: 'ja, zh, ko',
    line: '配信停止をお願いします。',
    alone:
      /^(?:配信(?:停止|解除|不要)|退会|解除|停止|登録解除|退订|退訂|取消订阅|取消訂閱|TD|수신 ?거부|구독 ?취소|구독 ?해지)(?:希望|してください|お願いします|をお願いします)?[。.]?$/u,
    request:
      /配信(?:を)?(?:停止|解除|中止|不要|止め)|(?:登録|購読)(?:を)?(?:解除|削除)|メール(?:は|を)?(?:送らない|不要|いりません|送信しない)|退会(?:し|を|希望)|退订|退訂|取消订阅|取消訂閱|不要再(?:发|發|给|給)|请(?:将我|把我).{0,8}(?:删除|移除)|수신 ?거부|구독(?:을)? ?(?:취소|해지)|(?:메일|이메일).{0,6}(?:보내지|그만)/u,
  },
];

/** Questions and denials that only look like a request. */
export const notARequest =
  /(?:how (?:can|do|could|would|does|to)|can (?:I|we|customers|users)|where (?:can|do)|is there)\b[^.!?\n]{0,80}(?:unsubscribe|opt[- ]?out|remove)|(?:do not|don'?t|please don'?t|never) (?:unsubscribe|remove|take|delete|opt)|(?:unsubscribe|remove|opt[- ]?out) (?:link|button|header|page|rate|process|feature|function|option|users?|people|customers|the )|nicht (?:abmelden|austragen|löschen|abbestellen)|ne me (?:désabonne|supprime)|wie (?:kann|können) .{0,40}(?:abmelden|abbestellen)|comment .{0,30}désabonner/i;
