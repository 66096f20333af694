/** Lines by which servers announce the returned message. */
interface OriginalMarker {
  /** A real line. */
  line: string;
  pattern: RegExp;
}

export const originalMarkers: readonly OriginalMarker[] = [
  {
    line: '------ This is a copy of the message, including all the headers. ------',
    pattern: /^[-\s]*This is a copy of (?:the|your) (?:original )?message/i,
  },
  {
    line: '----- The body of the message is 8121 characters long; only the first',
    pattern: /^-{3,} The body of the message is \d+/i,
  },
  {
    line: '--- Below this line is a copy of the message.',
    pattern: /^[-\s]*Below (?:this|the next) line is a copy/i,
  },
  {
    line: '   ----- Original message -----',
    pattern:
      /^\s*[-_=]{2,}\s*(?:Original|Returned|Unsent|Undelivered)[ _](?:e-?mail |mail )?(?:message|mail)(?: (?:header|info|text|follows|below|attached)[^-]*)?\s*[-_=:]*\s*$/i,
  },
  {
    line: 'Original message follows.',
    pattern: /^\s*-*\s*Original (?:message|mail) (?:follows|as (?:received|follows)|header)/i,
  },
  { line: '--- Original message follows.', pattern: /^\s*-{2,}\s*Original message/i },
  {
    line: '   ----- Message header follows -----',
    pattern: /^[-\s]*(?:Undelivered )?Message headers? follows?/i,
  },
  {
    line: '--- The header of the original message is following. ---',
    pattern: /^[-\s]*The headers? of the original message (?:is|are) following/i,
  },
  { line: '-------original mail info', pattern: /^-{3,}\s*original (?:mail|message)(?: info)?\s*$/i },
  { line: ' --------Unsent Message below:', pattern: /^\s*-{3,}\s*Unsent Message/i },
  {
    line: 'Here is a copy of the first part of the message, including',
    pattern: /^Here is (?:a copy of )?(?:the first part of )?(?:the|your) message/i,
  },
  { line: '---- START OF RETURNED MESSAGE ----', pattern: /START OF RETURNED MESSAGE/ },
  { line: '---- Header of the source mail attached ----', pattern: /^-+ Headers? of the source mail/i },
  { line: 'Included is a copy of the message header:', pattern: /^Included is a copy of the message/i },
  {
    line: 'The first 50 lines of your original message follow:',
    pattern: /^The first \d+ lines of (?:your|the) (?:original )?message/i,
  },
  { line: 'Your message reads (in part):', pattern: /^Your message reads/i },
  { line: '--- Attachment is a copy of the message.', pattern: /^-+ ?Attachment is a copy/i },
  { line: 'Original mail as follows:', pattern: /^Original mail as follows/i },
  { line: '    ----- Unsent message follows -----', pattern: /^[-\s]*Unsent message follows/i },
  {
    line: '---------- Returned message follows',
    pattern: /^[-\s]*(?:Returned|Failed) (?:message|mail) (?:follows|below)/i,
  },
  {
    line: '****** Your message follows ******',
    pattern: /^[*\s-]*(?:Your|The) (?:original )?message (?:follows|is (?:shown|included|attached) below)/i,
  },
  {
    line: '------ The original message is included as attachment ------',
    pattern: /^-{3,}\s*The (?:original )?(?:message|mail) (?:is|was)/i,
  },
  {
    line: '|------------------------- Message text follows: ------------------------|',
    pattern: /^\|?-{5,} Message text follows/i,
  },
  {
    line: 'Below is a copy of the original message:',
    pattern: /^\s*Below is a copy of the original message/i,
  },
  { line: 'Old message:', pattern: /^Old message:\s*$/i },
  { line: '--- Mensaje original adjunto.', pattern: /^-{2,}\s*Mensaje original/i },
  {
    line: '------- Ursprüngliche Nachricht -------',
    pattern: /^-{2,}\s*(?:Ursprüngliche|Urspruengliche|Original-?)\s?Nachricht/i,
  },
  { line: "-----Message d'origine-----", pattern: /^-{2,}\s*Message d['’]origine/i },
  {
    line: '********** Original-Nachrichtenkopf **********',
    pattern: /^Original-?Nachrichtenkopf|^Ursprüngliche Nachrichtenkopfzeilen/i,
  },
  { line: 'Original message headers:', pattern: /^\s*Original message headers?:?\s*$/i },
  { line: 'Message headers follow:', pattern: /^Message headers follow/i },
  { line: 'Received: from ... (the message itself, quoted)', pattern: /^>Received: (?:from|by) /i },
];
