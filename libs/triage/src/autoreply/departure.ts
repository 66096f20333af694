import { addressesIn } from '../mime/addresses.js';
import type { Evidence, MessageFacts } from '../verdict.js';

/** "No longer with us", by language, each with a real sentence. */
const left: readonly (readonly [language: string, line: string, pattern: RegExp])[] = [
  [
    'en',
    'Cat Example is no longer with the company.',
    /no longer (?:with|work(?:s|ing)?|employed|at|part of|an employee|in (?:this|the) (?:role|position))|(?:has|have) left (?:the |our )?(?:company|organi[sz]ation|firm|business|us|employment|\p{Lu}\w+)|left (?:the company|our company|our organi[sz]ation)|(?:has|have) retired|moved on (?:from|to)|ceased to work|last (?:working )?day (?:was|with)|my (?:new )?e-?mail address (?:has changed|is now)|(?:new|changed) e-?mail address|this (?:mailbox|e-?mail address|address|account) (?:is|has been) (?:no longer|closed|deactivated|retired|not monitored)/iu,
  ],
  [
    'de',
    'Frau Katz ist nicht mehr für unser Unternehmen tätig.',
    /nicht mehr (?:für|in|bei|im) (?:\S+ ){0,4}(?:tätig|beschäftigt|Unternehmen|uns\b)|(?:Unternehmen|Firma) verlassen|ausgeschieden|neue (?:E-?Mail-?)?Adresse|arbeitet nicht mehr|(?:E-?Mail-?)?Adresse hat sich geändert|nicht mehr (?:aktiv|gültig|verwendet)/i,
  ],
  [
    'fr',
    "Monsieur Chat ne fait plus partie de l'entreprise.",
    /ne (?:fait|fais) plus partie|a quitté (?:l['’]entreprise|la société|notre|ses fonctions)|ne travaille plus|nouvelle adresse|n['’]est plus (?:en poste|dans|valide|active)/i,
  ],
  [
    'es',
    'Ya no trabaja en esta empresa.',
    /ya no (?:trabaj|form[ao] parte|labora|pertenece|est[áa] (?:con|en))|ha dejado (?:la empresa|de trabajar)|nueva direcci[óo]n|nuevo correo/i,
  ],
  [
    'it',
    'Il dott. Gatto non lavora più con noi.',
    /non (?:lavora|fa|è) più|ha lasciato (?:l['’]azienda|la società)|nuovo indirizzo/i,
  ],
  [
    'pt',
    'Já não faz parte da empresa.',
    /(?:já )?n[ãa]o (?:faz|trabalha|est[áa]) mais|já n[ãa]o (?:faz|trabalha)|deixou a empresa|novo (?:e-?mail|endere[çc]o)/i,
  ],
  [
    'nl',
    'Is niet meer werkzaam bij ons.',
    /niet (?:meer|langer) (?:werkzaam|in dienst|actief|werk)|uit dienst|nieuw (?:e-?mail)?adres/i,
  ],
  [
    'sv, da, no',
    'Har slutat på företaget.',
    /har slutat|arbetar inte längre|ny (?:e-?post|mail)adress|arbejder ikke længere|ikke længere ansat|fratrådt|jobber ikke lenger|sluttet (?:i|hos)|ny e-?post/i,
  ],
  ['fi', 'Ei ole enää palveluksessamme.', /ei (?:ole|työskentele) enää|uusi sähköposti/i],
  [
    'pl',
    'Nie pracuje już w naszej firmie.',
    /nie pracuje już|już nie pracuje|zakończył\w* (?:współpracę|pracę)|nowy adres/i,
  ],
  ['cs, sk', 'Již u nás nepracuje.', /(?:již|už) (?:u nás )?nepracuj|nová (?:e-?mailová )?adresa/i],
  [
    'ru, uk',
    'Больше не работает в компании.',
    /больше не работа|уволи(?:лся|лась)|новый адрес|більше не працює|нова адреса/i,
  ],
  ['ja', '退職いたしました。', /退職|異動(?:になり|いたし|しまし)|新しい(?:メール)?アドレス/u],
  ['zh', '我已离职。', /离职|離職|新(?:的)?(?:邮箱|郵箱|电子邮件)/u],
  ['ko', '퇴사하였습니다.', /퇴사|퇴직/u],
];

/** Sentences that name the address to use from now on. */
const writeTo =
  /(?:write|e-?mail|contact|address|send|forward|reach|direct|refer|reply|use|now|schreiben|wenden|erreich|kontakt|adress|écri|contact|adresse|escrib|dirij|contac|indirizz|scriv|contatt|escrev|contat|endere|mail|neem|kontakta|skriv|kirjoit|yhtey|pis|kontakt|пиш|обращ|адрес|зверта|連絡|联系|聯繫|메일|연락)/iu;

/** Whether a reply says that its person is gone for good, and whom to write to now. */
export function departure(
  words: string,
  facts: MessageFacts,
): { newAddress: string | null; evidence: Evidence } | null {
  const top = words.slice(0, 3_000).replace(/\s+/g, ' ');
  for (const [language, , pattern] of left) {
    const match = pattern.exec(top);
    if (match) {
      return {
        newAddress: successor(top, match.index, facts),
        evidence: {
          rule: `auto-reply.left.${language}`,
          phrase: top.slice(Math.max(0, match.index - 40), match.index + match[0].length + 40).trim(),
        },
      };
    }
  }
  return null;
}

function successor(text: string, from: number, facts: MessageFacts): string | null {
  const own = new Set([
    facts.from?.address.toLowerCase(),
    ...facts.to.map((person) => person.address.toLowerCase()),
  ]);
  const others = (part: string) => addressesIn(part).filter((address) => !own.has(address.toLowerCase()));
  const sentences = text
    .split(/(?<=[.!?。])\s+(?=\p{Lu}|[^\p{L}])/u)
    .filter((part) => part.includes('@') && writeTo.test(part));
  return others(sentences.join(' '))[0] ?? others(text.slice(from))[0] ?? null;
}
