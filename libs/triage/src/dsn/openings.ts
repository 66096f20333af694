/** A sentence with which servers open a report: its name, the line as it stands there, what is looked for. */
type Opening = readonly [id: string, line: string, pattern: RegExp];

/** Tried in this order on the first lines of a report. */
export const openings: readonly Opening[] = [
  [
    'qmail',
    "I'm afraid I wasn't able to deliver your message to the following addresses.",
    /(?:was|am|were|are)(?:n't| not) able to deliver (?:your|the|this) (?:message|mail|e-?mail)/i,
  ],
  [
    'exim',
    'A message that you sent could not be delivered to one or more of its recipients.',
    /(?:message|mail)(?: that)? (?:you )?(?:have )?sent (?:\w+ )?(?:could not|can ?not|couldn't|was ?n[o']t) (?:be )?(?:\w+ly )?(?:been )?(?:deliver|reach|sent)/i,
  ],
  [
    'message-to',
    'Your message to cat@example.com could not be delivered.',
    /(?:message|mail) (?:addressed )?(?:to \S{1,100} |\(?as? below\)? )(?:\w+ )?(?:could not|can ?not|couldn't|was ?n[o']t) (?:be )?(?:\w+ly )?(?:deliver|reach|sent)/i,
  ],
  [
    'not-processed',
    'The message could not be processed.',
    /(?:message|mail) (?:\w+ )?(?:could not|can ?not|couldn't|was not|wasn't) (?:be )?(?:\w+ly )?(?:been )?(?:deliver|reach|sent|forward|process|transmit|accept)/i,
  ],
  [
    'not-yet',
    'The message that you sent has not yet been delivered',
    /(?:message|mail)(?: that)? (?:you (?:have )?sent )?(?:\w+ )?(?:has not|hasn't|has not yet) (?:been )?(?:\w+ly )?(?:deliver|reach|sent|forward)/i,
  ],
  [
    'will-not',
    'This message will not be delivered',
    /(?:message|mail) (?:is not|were not|will not|failed to) (?:be )?(?:\w+ly )?(?:been )?(?:deliver|reach|sent|forward)/i,
  ],
  [
    'postfix',
    'Some addresses: the mail of you could not be reached',
    /could ?n[o']t be ?delivered|cannot be delivered|can't be delivered|could not be reached|unable to be deliver/i,
  ],
  [
    'sendmail',
    '----- The following addresses had permanent fatal errors -----',
    /addresses? had (?:permanent |transient )?(?:fatal |non-fatal |delivery )?(?:errors|problems)/i,
  ],
  [
    'gmail',
    'Delivery to the following recipient failed permanently:',
    /delivery to the following (?:recipient|address)\w*(?:\(s\))? (?:failed|has|have|could|was|is)/i,
  ],
  ['gmail-title', '** Message blocked **', /message (?:not|wasn't) delivered|message blocked/i],
  [
    'delivery-failed',
    'Delivery has failed to these recipients or groups:',
    /delivery (?:has )?(?:failed|incomplete)/i,
  ],
  ['exchange-5', 'did not reach the following recipient(s):', /did not reach (?:the following|some or all)/i],
  [
    'exchange',
    'Undeliverable: Spring offer',
    /couldn'?t be delivered|your message (?:to \S{1,100} )?(?:could not|couldn't|wasn't|can't)|undeliverable/i,
  ],
  [
    'domino',
    'The document was not delivered to: cat',
    /(?:was|were) not delivered to|not delivered to the following/i,
  ],
  ['no-copy', 'cat did NOT receive a copy of it', /did NOT receive a copy|failed to deliver/i],
  [
    'transcript',
    '----- Transcript of session follows -----',
    /transcript of (?:the )?session|session transcript|remote (?:host|server) said/i,
  ],
  ['details', 'Technical details of the failure:', /(?:technical|error) details? (?:of|follow)/i],
  ['unable', 'Unable to deliver message to the following address(es).', /unable to deliver/i],
  [
    'error-delivering',
    'There was an error delivering your mail to <cat@example.com>.',
    /error (?:while )?(?:delivering|sending)|delivery (?:failure|error)/i,
  ],
  [
    'unreachable',
    'The unreachable address is shown below',
    /unreachable (?:to|address|recipient)|delivery of (?:e-?mail|your|the|this)/i,
  ],
  [
    'problems',
    'There were problems delivering it',
    /not deliverable|delivery attempts?|delivery problems|(?:problems?|trouble) delivering|returned (?:permanent )?errors/i,
  ],
  ['duplicate', 'This is a duplicated message-id', /duplicated message-id|error sending your mail/i],
  [
    'delayed',
    'The delivery is delayed',
    /not yet been delivered|has been delayed|delivery (?:is |was )?(?:delayed|postponed)|been postponed/i,
  ],
  [
    'warning',
    'THIS IS A WARNING MESSAGE ONLY. YOU DO NOT NEED TO RESEND YOUR MESSAGE.',
    /will (?:continue|keep) (?:to )?(?:try|attempt)|THIS IS A WARNING MESSAGE ONLY/i,
  ],
  [
    'recipient-rejected',
    'Each of the following recipients was rejected by a remote mail server.',
    /recipients? (?:was|were) rejected/i,
  ],
  [
    'message-rejected',
    'The mail you sent was refused',
    /(?:message|mail) (?:you sent )?(?:to \S{1,100} )?(?:was|has been|is) (?:rejected|refused|returned|blocked|not accepted)/i,
  ],
  [
    'rejected-by',
    'It was rejected by the server',
    /rejected by|not accept(?:ing)? (?:your )?mail|was unable to (?:deliver|accept)/i,
  ],
  ['report', 'This report relates to your message', /this report relates to/i],
  [
    'no-such-user',
    'No such user: cat',
    /not a valid user|no such user|unknown user|user unknown|did not exactly match/i,
  ],
  [
    'iplanet',
    'Invalid final delivery userid: cat',
    /invalid final delivery|exceeds allowed size|mailbox is full/i,
  ],
  [
    'german',
    'Die Nachricht konnte nicht zugestellt werden',
    /konnte(?:n)? (?:\S{1,40} )?(?:\S{1,40} )?nicht (?:an \S{1,100} )?(?:zugestellt|ausgeliefert|übermittelt)|nicht zustellbar/i,
  ],
  [
    'french',
    "Votre message n'a pas pu être remis aux destinataires suivants",
    /n['’](?:a|ont) (?:pas )?(?:pu|été) (?:être )?(?:remis|distribu|délivr|livr|transmis)|n['’]ont pas pu/i,
  ],
  [
    'french-failure',
    'Échec de la remise pour ces destinataires',
    /échec de (?:la )?(?:remise|distribution|livraison)|impossible de remettre/i,
  ],
  [
    'spanish',
    'El mensaje no se ha podido entregar',
    /no (?:se )?(?:ha )?(?:pudo|podido|pueden?|fue|puede) (?:ser )?entreg|error (?:al|en la) entrega|no se entregó/i,
  ],
  [
    'portuguese',
    'A mensagem não pôde ser entregue',
    /n[ãa]o (?:p[ôo]de|pode|foi)(?: ser)? (?:entreg|enviada)|falha na entrega|não foi possível entregar/i,
  ],
  [
    'italian',
    'Impossibile recapitare il messaggio',
    /impossibile (?:recapitare|consegnare)|non (?:è stato|può essere|è) (?:possibile )?(?:consegn|recapit)/i,
  ],
  [
    'dutch',
    'Uw bericht kon niet worden bezorgd',
    /kon(?:den)? niet worden (?:bezorgd|afgeleverd)|niet (?:bezorgd|afgeleverd)/i,
  ],
  [
    'scandinavian',
    'Meddelandet kunde inte levereras',
    /kunde (?:inte|ikke) (?:levereras|leveres)|kunne ikke leveres|kan (?:inte|ikke) (?:levereras|leveres)/i,
  ],
  ['finnish', 'Viestiä ei voitu toimittaa', /ei voitu toimittaa|toimitus epäonnistui/i],
  [
    'polish',
    'Wiadomość nie mogła zostać dostarczona',
    /nie (?:mogła|można|została|udało|dostarcz)\S{0,3} (?:\S{1,20} )?dostarcz|nie dostarcz/i,
  ],
  ['czech', 'Zprávu nebylo možné doručit', /nebylo možné doručit|nemohla být doručena|nebola doručená/i],
  [
    'hungarian',
    'Az üzenetet nem sikerült kézbesíteni',
    /nem sikerült (?:kézbesíteni|továbbítani)|nem kézbesíthető/i,
  ],
  ['turkish', 'İletiniz teslim edilemedi', /teslim edilemedi|iletilemedi/i],
  ['greek', 'Δεν ήταν δυνατή η παράδοση του μηνύματος', /δεν ήταν δυνατή η παράδοση|αποτυχία παράδοσης/i],
  [
    'russian',
    'Сообщение не может быть доставлено',
    /не (?:может|могло|было|удалось) (?:быть )?достав|не доставлено/i,
  ],
  [
    'japanese',
    'メールを配信できませんでした',
    /送信できません|配信できません|届きません|配送でき|送信エラー|お届けでき|送信されませんでした/i,
  ],
  ['chinese', '您的邮件无法投递', /无法(?:投递|送达|发送)|無法(?:傳遞|投遞|送達)|投递失败|退信/i],
  ['korean', '메일이 전송되지 않았습니다', /배달(?:되지|할 수)|전송(?:되지|할 수|에 실패)|배달 실패/i],
];
