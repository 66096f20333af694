/** Names of languages in English and in themselves, as exports write them. */
const NAMES: Record<string, string> = {
  english: 'en', german: 'de', deutsch: 'de', french: 'fr', francais: 'fr', français: 'fr', spanish: 'es', español: 'es',
  espanol: 'es', italian: 'it', italiano: 'it', portuguese: 'pt', português: 'pt', dutch: 'nl', nederlands: 'nl', polish: 'pl',
  polski: 'pl', swedish: 'sv', svenska: 'sv', danish: 'da', dansk: 'da', norwegian: 'no', norsk: 'no', finnish: 'fi', suomi: 'fi',
  czech: 'cs', čeština: 'cs', turkish: 'tr', türkçe: 'tr', russian: 'ru', русский: 'ru', ukrainian: 'uk', українська: 'uk',
  greek: 'el', ελληνικά: 'el', japanese: 'ja', 日本語: 'ja', chinese: 'zh', 中文: 'zh', korean: 'ko', 한국어: 'ko', arabic: 'ar',
}; // prettier-ignore

/** A BCP 47 tag from `EN`, `de_AT` or `Deutsch`; null when it is none. */
export function languageOf(text: string): string | null {
  const named = NAMES[text.toLowerCase()];
  if (named) return named;
  const tag = text.replaceAll('_', '-');
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(tag)) return null;
  const [language = '', ...rest] = tag.split('-');
  return [
    language.toLowerCase(),
    ...rest.map((part) => (part.length === 2 ? part.toUpperCase() : part)),
  ].join('-');
}
