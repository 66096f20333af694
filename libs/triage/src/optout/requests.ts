/** A request inside a short message: the language, a sentence, what is looked for. */
export type RequestRow = readonly [language: string, line: string, pattern: RegExp];

/** Requests in English and the languages of Western Europe. */
export const westernRequests: readonly RequestRow[] = [
  [
    'en',
    'Please unsubscribe me from this list.',
    /\bunsubscribe (?:me|us|my|this|from|immediately|now|please)\b/i,
  ],
  [
    'en',
    'Please remove me from your mailing list.',
    /\b(?:remove|delete|take|drop) (?:me|us) ?(?:from|off|out)/i,
  ],
  [
    'en',
    'Kindly delete my e-mail address from your database.',
    /\b(?:remove|delete|take|drop) my (?:name|e-?mail|address|details|data|contact)\b.{0,20}\s?(?:from|off|out)/i,
  ],
  [
    'en',
    'Remove this address from the list, please.',
    /\b(?:remove|delete|take|drop) (?:this (?:address|e-?mail).{0,10}|our .{0,20})\s?(?:from|off|out)/i,
  ],
  [
    'en',
    'Could you remove us, please?',
    /\btake (?:me|us) off|\b(?:remove|delete) (?:me|us)(?: please|\.|!|,|$)/i,
  ],
  ['en', 'I would like to opt out.', /\bopt(?:ing)? (?:me )?out\b/i],
  [
    'en',
    'Stop sending me these e-mails.',
    /\b(?:stop|quit|cease) (?:sending|e?-?mailing|mailing|contacting|spamming|writing|messaging)/i,
  ],
  [
    'en',
    "Don't contact me again.",
    /\b(?:do not|don'?t|never) (?:ever )?(?:e-?mail|contact|write(?: to)?|send|mail|message|spam) ?(?:me|us|this)? ?(?:any ?more|again)/i,
  ],
  [
    'en',
    'Please do not send more emails.',
    /\b(?:do not|don'?t|never) (?:ever )?(?:e-?mail|contact|write|send|mail|message|spam)\b.{0,30}(?:again|any ?more|e-?mails?)/i,
  ],
  [
    'en',
    'I no longer wish to receive this.',
    /\bno longer (?:wish|want|like) to (?:receive|get|be contacted|hear)/i,
  ],
  [
    'en',
    'I do not want to receive this.',
    /\b(?:do not|don'?t|would not|wouldn'?t) (?:wish|want|like) (?:to (?:receive|get|be (?:contacted|on))|any (?:more )?(?:of )?(?:your|these|e-?mails?))/i,
  ],
  [
    'en',
    'I never signed up for this, stop it.',
    /\b(?:never|didn'?t|did not) (?:signed?|subscribed?|asked?) .{0,40}(?:remove|stop|unsubscribe)/i,
  ],
  ['en', 'I withdraw my consent.', /\bwithdraw my consent|cancel my subscription/i],
  [
    'de',
    'Bitte löschen Sie meine Adresse aus der Liste: meine Daten bitte entfernen.',
    /(?:mich|uns|meine (?:e-?mail(?:[- ]?adresse)?|daten|adresse))\b.{0,60}(?:abmelden|austragen|löschen|entfernen|streichen|zu löschen|zu streichen)/i,
  ],
  [
    'de',
    'Bitte nehmen Sie mich aus dem Verteiler.',
    /aus (?:dem|ihrem|eurem|deinem|der|ihrer|eurer) (?:e-?mail-?)?(?:verteiler|liste|mailingliste|newsletter|datenbank)/i,
  ],
  [
    'de',
    'Ich möchte keine weiteren E-Mails erhalten.',
    /(?:keine|nicht) (?:weiteren? |mehr )?(?:e-?mails?|mails?|newsletter|werbung|nachrichten|zusendungen)(?: mehr)?.{0,40}(?:senden|schicken|erhalten|bekommen)/i,
  ],
  [
    'de',
    'Bitte keine Werbung mehr, das möchte ich nicht.',
    /(?:keine|nicht) (?:weiteren? |mehr )?(?:e-?mails?|mails?|newsletter|werbung|zusendungen)(?: mehr)?.{0,40}(?:zusenden|wünsche|möchte|haben)/i,
  ],
  [
    'de',
    'Melden Sie mich bitte ab.',
    /(?:melde|melden sie|trage|tragen sie|nehmen sie|nehmt) (?:mich|uns)\b.{0,30}(?:ab|aus)\b/i,
  ],
  [
    'de',
    'Den Newsletter bitte abbestellen.',
    /newsletter (?:bitte |möchte ich )?(?:abbestellen|kündigen|abmelden)|bitte (?:abmelden|austragen|abbestellen)/i,
  ],
  [
    'de',
    'Ich möchte Ihren Newsletter gern abbestellen.',
    /möchte (?:ich )?(?:den|ihren|keinen?) newsletter.{0,40}(?:abbestellen|mehr)/i,
  ],
  [
    'de',
    'Hiermit widerrufe ich meine Einwilligung.',
    /widerrufe (?:ich )?(?:hiermit )?(?:meine )?einwilligung|widerspreche (?:ich )?(?:hiermit )?der/i,
  ],
  ['fr', 'Merci de me désabonner de votre liste.', /d[ée]sabonne|d[ée]sinscri/i],
  [
    'fr',
    'Retirez-moi de votre liste.',
    /(?:retire[rz]?|supprime[rz]?|enl[eè]ve[rz]?|radie[rz]?)[- ](?:moi|nous|mon (?:adresse|nom|e-?mail)|mes)\b/i,
  ],
  ['fr', 'Je vous prie de me retirer de cette liste.', /me (?:retirer|supprimer|rayer|enlever)/i],
  [
    'fr',
    'Je ne souhaite plus recevoir vos messages.',
    /ne (?:plus|souhaite plus|veux plus|d[ée]sire plus)\b.{0,40}(?:recevoir|[eé]crire|contacter|envoyer|vos)/i,
  ],
  ['fr', "Ne m'envoyez plus rien.", /ne m['’](?:envoyez|[ée]crivez|contactez) plus|cesse[rz] de m/i],
  ['fr', 'Plus de mails, merci.', /plus (?:recevoir|de) (?:vos )?(?:mails?|e-?mails?|messages)/i],
  [
    'es',
    'Por favor, denme de baja de su lista.',
    /(?:den?|darme|dar|d[ée]nme|dame|causar|solicito (?:la )?|quiero (?:la )?)\s?(?:me )?(?:de )?baja/i,
  ],
  ['es', 'Quiero cancelar mi suscripción.', /desuscrib|cancel\w+ (?:mi|la) suscripci[óo]n/i],
  [
    'es',
    'Elimínenme de su base de datos.',
    /(?:elim[ií]n\w+|b[óo]rr\w+|qu[ií]t\w+|retir\w+|sa[cq]\w+)(?:me|nos)\b/i,
  ],
  [
    'es',
    'Eliminen mi correo de su lista.',
    /(?:elimin|borr|quit|retir)\w+ (?:mi|este|nuestr\w+) (?:correo|direcci[óo]n|e-?mail|datos|nombre)/i,
  ],
  [
    'es',
    'No deseo recibir más correos.',
    /no (?:deseo|quiero|me interesa)\b.{0,30}(?:recibir|correos|mensajes|env[ií])/i,
  ],
  [
    'es',
    'No me envíen más mensajes.',
    /no me (?:env[ií]en|escriban|manden|contacten|env[ií]es|escribas|mandes)|dej(?:en|a|e) de (?:enviar|escribir|mandar)/i,
  ],
  [
    'it',
    'Vi prego di cancellarmi dalla vostra lista.',
    /(?:cancell|rimuov|elimin|disiscriv|togli)\w*(?:mi|temi|rmi|ermi|etemi|eteci)\b|disiscri/i,
  ],
  [
    'it',
    'Cancellate il mio indirizzo.',
    /(?:cancell|rimuov|elimin)\w+ (?:il mio|la mia|questo) (?:indirizzo|e-?mail|nominativo)/i,
  ],
  [
    'it',
    'Non desidero ricevere altre mail.',
    /non (?:desidero|voglio|intendo)(?: pi[ùu])? (?:ricevere|essere)|non (?:inviatemi|scrivetemi|mandatemi|contattatemi)/i,
  ],
  ['it', 'Smettete di inviarmi posta.', /smett\w+ di (?:inviar|scriver|mandar)/i],
  [
    'pt',
    'Favor remover meu e-mail da lista.',
    /(?:remov|retir|exclu|descadastr|elimin|apag)\w+ (?:o )?(?:meu|este|nosso) (?:e-?mail|endere[çc]o|nome|contato|cadastro)/i,
  ],
  [
    'pt',
    'Remova-me da lista.',
    /(?:remov|retir|exclu|descadastr|elimin|apag)\w*(?:-me|[- ]nos)|me (?:remov|retir|exclu|descadastr|tir)\w+/i,
  ],
  [
    'pt',
    'Não quero mais receber estes e-mails.',
    /n[ãa]o (?:quero|desejo|gostaria|pretendo)(?: de)?(?: mais)? receber|(?:n[ãa]o (?:me )?envi\w+|par\w+ de (?:me )?enviar)/i,
  ],
  ['pt', 'Quero cancelar minha assinatura.', /cancelar (?:a )?(?:minha )?(?:inscri|subscri|assinatura)/i],
  [
    'nl',
    'Wilt u mij uitschrijven.',
    /(?:mij|me|ons|mijn (?:e-?mail(?:adres)?|adres|gegevens))\b.{0,40}(?:uitschrijven|afmelden|verwijder(?:en|t)?|schrappen)/i,
  ],
  [
    'nl',
    'Haal me uit uw bestand.',
    /(?:mij|me|ons)\b.{0,40}uit (?:uw|jullie|de|het) (?:bestand|lijst|mailing\w*|database)/i,
  ],
  ['nl', 'Schrijf mij uit.', /(?:schrijf|meld|haal|verwijder) (?:mij|me|ons|mijn)/i],
  [
    'nl',
    'Ik wil geen mails meer ontvangen.',
    /(?:geen|niet) (?:langer |meer )?(?:mails?|e-?mails?|nieuwsbrie\w+|berichten)(?: meer)?.{0,30}(?:ontvangen|sturen|te sturen|wil)/i,
  ],
  [
    'nl',
    'Graag uitschrijven voor deze mailing.',
    /(?:graag|gelieve)(?: \w+){0,2} (?:uitschrijven|afmelden|verwijderen)|niet meer (?:te )?(?:mailen|benaderen|ontvangen)/i,
  ],
];

/** Questions and denials that only look like a request, each with a sentence. */
export const notRequests: readonly RequestRow[] = [
  [
    'en',
    'How can our customers unsubscribe?',
    /(?:how (?:can|do|could|would|does|to)|can (?:I|we|customers|users)|where (?:can|do)|is there)\b[^.!?\n]{0,80}(?:unsubscribe|opt[- ]?out|remove)/i,
  ],
  ['en', "Please don't unsubscribe me.", /(?:do not|don'?t|never) (?:unsubscribe|remove|take|delete|opt)/i],
  [
    'en',
    'The unsubscribe link is broken.',
    /(?:unsubscribe|remove|opt[- ]?out) (?:link|button|header|page|rate|process|feature|function|option|users?|people|customers|the )/i,
  ],
  ['de', 'Bitte nicht abmelden.', /nicht (?:abmelden|austragen|löschen|abbestellen)/i],
  ['de', 'Wie kann man sich abmelden?', /wie (?:kann|können) .{0,40}(?:abmelden|abbestellen)/i],
  ['fr', 'Ne me désabonnez pas.', /ne me (?:désabonne|supprime)/i],
  ['fr', 'Comment se désabonner ?', /comment .{0,30}désabonner/i],
];
