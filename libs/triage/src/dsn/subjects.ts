/** A subject of bounces or of warnings: the language, a subject, what is looked for. */
type SubjectRow = readonly [language: string, line: string, pattern: RegExp];

/** Such a subject begins so, maybe after a tag in brackets or one word. */
const begins = (pattern: RegExp) =>
  new RegExp(String.raw`^(?:\[[^\]]*\] ?)?(?:\S+ )?(?:${pattern.source})`, 'i');

const beginnings: readonly SubjectRow[] = [
  ['en', 'Undeliverable: Spring offer', /undeliver(?:ed|able)|non[- ]?deliver|not? deliver|undelivarable/i],
  ['en', 'failure notice', /failure (?:notice|delivery)|failed|failure/i],
  ['en', 'Delivery Status Notification (Failure)', /delivery/i],
  ['en', 'Returned mail: see transcript for details', /return(?:ed)? (?:mail|e-?mail|message)|returned/i],
  [
    'en',
    'Mail System Error - Returned Mail',
    /(?:mail|message)(?: \S+)? (?:delivery |system |transfer |status |undeliverable|could not|not delivered|error|returned|failure|was|is|has)/i,
  ],
  [
    'en',
    'Mail not accepted',
    /mail (?:error|failure|not)|message not|message (?:delivery|has failed|undeliverable)/i,
  ],
  ['en', 'Warning: could not send message for past 4 hours', /warning:|permanent/i],
  ['en', 'Address not found', /address not found|user unknown|unknown (?:user|address)/i],
  [
    'en',
    'There was an error sending your mail',
    /could not|couldn't|unable to|there was an error|error sending/i,
  ],
  ['en', 'Rejected: Spring offer', /rejected|invalid|bounce|nondeliver|loop alert/i],
  ['de', 'Unzustellbar: Frühling', /unzustellbare?|nicht zustell\w+|zustell\w+|mailzustellung|fehler/i],
  ['fr', 'Non remis : printemps', /non remis|échec|non[- ]?distribu|avis de non|message non/i],
  [
    'es',
    'No se ha podido entregar: primavera',
    /no se (?:ha )?(?:pudo|puede|entreg|podido)|no entregado|devuelto|devolución/i,
  ],
  ['it', 'Mancata consegna: primavera', /mancata|recapito|impossibile|non recapitabile|notifica di mancato/i],
  ['pt', 'Não foi entregue: primavera', /não (?:foi )?entreg|falha|não é possível entregar/i],
  ['nl', 'Onbestelbaar: lente', /onbestelbaar|niet bezorgd|kan niet worden bezorgd/i],
  [
    'sv, da, no',
    'Olevererat: vår',
    /utlevering|kan ikke leveres|olevererat|ikke leveret|ikke levert|går inte att leverera/i,
  ],
  ['fi', 'Viestiä ei voitu toimittaa: kevät', /viestiä ei voi|toimitus epäonnistui|perille toimittamaton/i],
  ['pl, cs, sk', 'Niedostarczone: wiosna', /niedostarczon|nie można dostarczyć|nedoručen|nedoruči/i],
  ['hu, ro, tr', 'Kézbesíthetetlen: tavasz', /kézbesíthetetlen|nelivrat|teslim edilemed/i],
  [
    'ru, uk',
    'Недоставленное сообщение',
    /недоставлен|не доставлено|ваше сообщение не|сообщение не|не удается доставить/i,
  ],
  ['el', 'Δεν παραδόθηκε: άνοιξη', /δεν παραδόθηκε|αδύνατη η παράδοση/i],
  ['ja', '配信不能: 春', /配信|配送|メールエラー|エラー|送信エラー|メール配信/i],
  ['zh', '系统退信', /無法|退信|系统退信|未送达|无法送达/i],
  ['ko', '배달되지 않음: 봄', /배달되지 않음|반송|전송 실패/i],
].map(([language, line, pattern]): SubjectRow => [
  language as string,
  line as string,
  begins(pattern as RegExp),
]);

const anywhere: readonly SubjectRow[] = [
  [
    'en',
    'About your mail delivery failure',
    /\b(?:mail|message) delivery (?:failed|failure|error|problem|status|notification|subsystem)/i,
  ],
  [
    'en',
    'Report of example.com: delivery has failed',
    /delivery (?:status notification|failure|failed|has failed|problem|report|notification)/i,
  ],
  ['en', 'Spring offer was returned to sender', /returned (?:mail|to sender)|returning message to sender/i],
  [
    'en',
    'Re: the message is undeliverable',
    /undeliver(?:ed|able)|failure notice|non[- ]?delivery|nondeliverable/i,
  ],
  [
    'en',
    'The mail to cat@example.com: user unknown',
    /unknown user|user unknown|not listed in|could not be delivered/i,
  ],
  [
    'en',
    'example.com reports a mail failure',
    /mail failure|bounced (?:mail|message)|FAILED MAIL|loop alert/i,
  ],
  ['ja', '【お知らせ】 これは 先の メールエラー です', /メールエラー/i],
];

export const bounceSubjects: readonly SubjectRow[] = [...beginnings, ...anywhere];
