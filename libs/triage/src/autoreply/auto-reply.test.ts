import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../mime/headers.js';
import { factsFromHeaders } from '../mime/message.js';
import { absenceRules, absenceWords } from './absence.js';
import { departures } from './departures.js';
import { readAutoReply } from './read-auto-reply.js';
import { returnDate } from './return-date.js';

const now = new Date('2027-04-20T08:00:00Z'); // a Tuesday

function read(head: string, words: string) {
  const headers = parseHeaders(`From: Cat Example <cat@example.com>\nTo: news@example.org\n${head}`);
  return readAutoReply(headers, factsFromHeaders(headers), words, now);
}

describe('an automatic reply', () => {
  it.each([
    ['Auto-Submitted: auto-replied', 'x'],
    ['X-Autoreply: yes', 'x'],
    ['Precedence: auto_reply', 'x'],
    ['X-Apple-Action: VACATION', 'x'],
    ['Subject: Automatic reply: Spring offer', ''],
    ['Subject: Out of Office AutoReply: Spring offer', 'I am away.'],
    ['Subject: Abwesenheitsnotiz: Frühling', 'Ich bin bis 3. Mai nicht im Büro.'],
    ['Subject: Automatische Antwort: Frühling', 'x'],
    ['Subject: Réponse automatique : printemps', 'Je suis absente jusqu’au 3 mai.'],
    ['Subject: Respuesta automática: primavera', 'x'],
    ['Subject: Risposta automatica: primavera', 'x'],
    ['Subject: Automatisch antwoord: lente', 'x'],
    ['Subject: Autosvar: vår', 'Jag är på semester och åter den 3 maj.'],
    ['Subject: Odpowiedź automatyczna: wiosna', 'x'],
    ['Subject: Автоматический ответ: весна', 'Я в отпуске до 3 мая.'],
    ['Subject: 自動返信: 春', '不在です。5月3日から対応します。'],
    ['Subject: Otomatik yanıt: bahar', 'x'],
  ])('is known by “%s”', (head, words) => {
    expect(read(head, words)).not.toBeNull();
  });

  it.each([
    ['en', 'Thank you for your e-mail. I am out of the office until 3 May with limited access to e-mail.'],
    [
      'de',
      'Vielen Dank für Ihre Nachricht. Ich bin bis zum 3. Mai im Urlaub. In dringenden Fällen wenden Sie sich an meine Vertretung.',
    ],
    ['fr', 'Bonjour, je suis absent jusqu’au 3 mai. En cas d’urgence, merci de contacter ma collègue.'],
    ['es', 'Gracias por su mensaje. Estoy de vacaciones hasta el 3 de mayo.'],
  ])('without any mark is known by its words in %s', (_language, words) => {
    expect(read('Subject: Re: Spring offer', words)).not.toBeNull();
  });

  it.each([
    [
      'Subject: Re: Spring offer',
      'Sounds good. By the way, I will be back in the office on 3 May; shall we talk then?',
    ],
    ['Subject: Re: Spring offer', 'Please call me.'],
    ['Subject: Re: Out of office', 'Thanks, I read your automatic answer. Enjoy!'],
    ['Auto-Submitted: no', 'Hello'],
  ])('is not what a person writes: %s / %s', (head, words) => {
    expect(read(head, words)).toBeNull();
  });

  it('says who is gone for good and whom to write to now', () => {
    const gone = read(
      'Auto-Submitted: auto-replied',
      'Cat is no longer with the company. Please write to dog@example.com instead.',
    );
    expect(gone).toMatchObject({ left: true, newAddress: 'dog@example.com' });
    const away = read(
      'Auto-Submitted: auto-replied',
      'I am away until 3 May. Please contact dog@example.com if it is urgent.',
    );
    expect(away).toMatchObject({ left: false, newAddress: null, returnDate: '2027-05-03' });
    expect(
      read(
        'Auto-Submitted: auto-replied',
        'Frau Katz ist nicht mehr für unser Unternehmen tätig. Bitte wenden Sie sich an hund@example.com.',
      ),
    ).toMatchObject({
      left: true,
      newAddress: 'hund@example.com',
    });
  });

  it.each(absenceWords)('is known in $language by “$subjectLine” and “$line”', (words) => {
    expect(read(`Subject: ${words.subjectLine}`, words.line)).not.toBeNull();
    const rule = absenceRules.find((entry) => entry.language === words.language)!;
    expect(rule.subject.test(words.subjectLine)).toBe(true);
    expect(rule.away.test(words.line)).toBe(true);
    expect(rule.back.test(words.line)).toBe(true);
  });

  it.each(departures)('says in %s that somebody is gone: %s', (language, line, pattern) => {
    const rules = read('Auto-Submitted: auto-replied', line)?.evidence.map((entry) => entry.rule);
    expect(rules).toContain(`auto-reply.left.${language}`);
    expect(departures.find((row) => row[2].test(line))?.[2]).toBe(pattern);
  });

  it('that asks the sender to prove himself is a challenge', () => {
    const challenge = read(
      'Subject: Re: Hello',
      'To control spam, I accept mail only from approved senders. Click https://example.com/verify to be added to my list of approved senders.',
    );
    expect(challenge?.challenge).toBe(true);
  });
});

describe('the day of return', () => {
  it.each([
    ['I will be back on 3 May', '2027-05-03'],
    ['I return Monday, May 3rd.', '2027-05-03'],
    ['back in the office on May 3, 2027', '2027-05-03'],
    ['away until 05/07/2027', '2027-05-07'],
    ['out of office from 1 April through 2 May', '2027-05-03'],
    ['I will be back on Monday', '2027-04-26'],
    ['Ich bin vom 19.4. bis 2.5.2027 abwesend und ab dem 3.5.2027 wieder erreichbar', '2027-05-03'],
    ['Ich bin bis einschließlich 2. Mai nicht im Büro', '2027-05-03'],
    ['Je suis absente. De retour le 3 mai 2027.', '2027-05-03'],
    ["absent jusqu'au 2 mai inclus", '2027-05-03'],
    ['Volveré el 3 de mayo', '2027-05-03'],
    ['Sono in ferie. Rientrerò il 3 maggio', '2027-05-03'],
    ['Retorno no dia 3 de maio', '2027-05-03'],
    ['Ik ben afwezig tot en met 2 mei', '2027-05-03'],
    ['Jag är åter den 3 maj', '2027-05-03'],
    ['Wracam 3 maja', '2027-05-03'],
    ['Я в отпуске. Вернусь 3 мая', '2027-05-03'],
    ['5月2日まで不在です', '2027-05-03'],
    ['I am away until 2027-05-03', '2027-05-03'],
    ['back on 5 January', '2028-01-05'],
    ['back on 31 February', null],
    ['I am away for a while', null],
    ['call me on 0171 2345678', null],
  ])('“%s” is %s', (words, day) => {
    expect(returnDate(words, now)).toBe(day);
  });
});
