/**
 * How columns are called in exports of other tools and in spreadsheets, by what they are. Compared without case,
 * accents and anything that is no letter or digit. en de fr es it pt nl sv da pl cs tr ru uk ja zh.
 */
export const HEADER_WORDS = {
  email: [
    'email', 'e mail', 'mail', 'email address', 'e mail address', 'emailaddress', 'mail address', 'subscriber', 'address email',
    'e mail adresse', 'emailadresse', 'mailadresse', 'e mail 1 value', 'adresse email', 'adresse e mail', 'courriel', 'adresse mail',
    'correo', 'correo electronico', 'direccion de correo', 'indirizzo email', 'posta elettronica', 'endereco de email', 'emailadres',
    'e mailadres', 'epost', 'e post', 'epostadress', 'adres email', 'adres e mail', 'eposta', 'e posta', 'электронная почта', 'почта',
    'ел пошта', 'メール', 'メールアドレス', '邮箱', '电子邮件', '電子郵件',
  ],
  first_name: [
    'first name', 'firstname', 'first', 'given name', 'givenname', 'forename', 'fname', 'vorname', 'prenom', 'nombre', 'primer nombre',
    'nome', 'primeiro nome', 'voornaam', 'fornamn', 'fornavn', 'imie', 'jmeno', 'krestni jmeno', 'ad', 'adi', 'isim', 'имя', 'імʼя', 'ім я', '名', '名字',
  ],
  last_name: [
    'last name', 'lastname', 'last', 'surname', 'family name', 'familyname', 'lname', 'nachname', 'familienname', 'zuname', 'nom',
    'nom de famille', 'apellido', 'apellidos', 'cognome', 'sobrenome', 'apelido', 'achternaam', 'efternamn', 'efternavn', 'nazwisko',
    'prijmeni', 'soyad', 'soyadi', 'фамилия', 'прізвище', '姓',
  ],
  full_name: [
    'name', 'full name', 'fullname', 'contact name', 'contact', 'display name', 'vollstandiger name', 'vor und nachname', 'nom complet',
    'nombre completo', 'nome completo', 'volledige naam', 'naam', 'namn', 'navn', 'imie i nazwisko', 'ad soyad', 'фио', '氏名', '姓名',
  ],
  language: ['language', 'lang', 'locale', 'sprache', 'langue', 'idioma', 'lingua', 'taal', 'sprak', 'jezyk', 'jazyk', 'dil', 'язык', '言語', '语言'],
  time_zone: ['time zone', 'timezone', 'tz', 'zeitzone', 'fuseau horaire', 'zona horaria', 'fuso orario', 'fuso horario', 'tijdzone', 'tidszon', 'часовой пояс'],
} as const; // prettier-ignore

export type HeaderMeaning = keyof typeof HEADER_WORDS;

const meanings = new Map<string, HeaderMeaning>(
  Object.entries(HEADER_WORDS).flatMap(([meaning, words]) =>
    words.map((word): [string, HeaderMeaning] => [foldHeader(word), meaning as HeaderMeaning]),
  ),
);

/** What a column of this name usually is. */
export const meaningOfHeader = (header: string): HeaderMeaning | undefined =>
  meanings.get(foldHeader(header));

/** `E-Mail_Address ` → `e mail address`. */
export function foldHeader(header: string): string {
  return header
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
