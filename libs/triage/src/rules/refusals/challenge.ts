import { rulesOf } from '../bounce-rule.js';

/** The recipient's side wants the sender to prove himself first. */
export const challengeRules = rulesOf('challenge', 'challenge', [
  [
    'human',
    'In order to deliver your mail, please confirm that you are a human being',
    /please confirm that you are|verify (?:that )?you(?:'re| are)? (?:a )?(?:human|real|sender)/i,
  ],
  [
    'server-confirmation',
    "The recipient's server requires confirmation of your address",
    /server requires confirmation/i,
  ],
  [
    'sender-verification',
    'Your message is pending verification by the sender',
    /(?:requires?|request\w*|need\w*|pending) (?:\w+ ){0,4}(?:verification|authori[sz]ation|approval) (?:by|from|of) (?:the )?(?:sender|recipient)/i,
  ],
  ['challenge-response', 'This mailbox uses a challenge/response system', /challenge[/ -]response/i],
  [
    'guest-list',
    'Click here to be added to my guest list',
    /(?:added|add you|add yourself) to (?:my|the|their|his|her|our|\w+'s) (?:\w+ ){0,3}(?:guest list|allowed|approved|white|safe)/i,
  ],
  [
    'protected',
    'My mailbox is protected by a spam blocker: click the link once',
    /is protected by .{0,40}(?:click|verif)/i,
  ],
  [
    'known-people',
    'I only accept mail from people I know',
    /accept\w* (?:\w+ ){0,3}from (?:people|senders|contacts) (?:I|he|she|they|on|in)\b/i,
  ],
  [
    'approved-senders',
    'This address takes mail of approved senders only',
    /approved senders|(?:first|one)[- ]time (?:confirmation|verification)/i,
  ],
  ['boxbe', 'Your message was put into the waiting list by Boxbe', /\bBoxbe\b|spamarrest/i],
  [
    'german',
    'Bitte bestätigen Sie einmalig, dass Sie kein Spammer sind',
    /bestätigen Sie (?:bitte )?(?:\S{1,20} ){0,3}(?:dass Sie|Ihre Absenderadresse)/i,
  ],
  [
    'french',
    'Merci de confirmer que vous êtes bien une personne',
    /confirmer que vous êtes|validation de l['’]expéditeur/i,
  ],
]);
