import { describe, expect, it } from 'vitest';
import { parseHeaders } from '../mime/headers.js';
import { factsFromHeaders } from '../mime/message.js';
import { absenceRules, absenceWords } from './absence.js';
import { departures } from './departures.js';
import { readAutoReply } from './read-auto-reply.js';

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
