import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { attributions } from './quote-headers.js';
import { replyTextOf } from './reply-text.js';
import { separators } from './separators.js';
import { phoneSignatures } from './signatures.js';

describe('the new words of a reply', () => {
  it.each(attributions.map((entry) => [entry.program, entry.line] as const))(
    'end above the attribution of %s',
    (_program, line) => {
      expect(replyTextOf(`Yes, gladly.\n\n${line}\n> What about Monday?\n`, null)).toBe('Yes, gladly.');
      expect(replyTextOf(`Yes, gladly.\n\n${line}\n\nWhat about Monday?\n`, null)).toBe('Yes, gladly.');
    },
  );

  it.each(separators.map((entry) => [entry.program, entry.line] as const))(
    'end above the separator of %s',
    (_program, line) => {
      expect(replyTextOf(`Yes, gladly.\n${line}\nFrom: a\nWhat about Monday?\n`, null)).toBe('Yes, gladly.');
    },
  );

  it.each([
    ['en', 'On Mon, May 3, 2027 at 10:00 AM Cat Example <cat@example.com> wrote:'],
    ['de', 'Am Mo., 3. Mai 2027 um 10:00 Uhr schrieb Cat Example <cat@example.com>:'],
    ['fr', 'Le lun. 3 mai 2027 à 10:00, Cat Example <cat@example.com> a écrit :'],
    ['es', 'El lun, 3 may 2027 a las 10:00, Cat Example (<cat@example.com>) escribió:'],
    ['it', 'Il giorno lun 3 mag 2027 alle ore 10:00 Cat Example <cat@example.com> ha scritto:'],
    ['pt', 'Em seg., 3 de mai. de 2027 às 10:00, Cat Example <cat@example.com> escreveu:'],
    ['nl', 'Op ma 3 mei 2027 om 10:00 schreef Cat Example <cat@example.com>:'],
    ['pl', 'pon., 3 maj 2027 o 10:00 Cat Example <cat@example.com> napisał(a):'],
    ['sv', 'Den mån 3 maj 2027 kl 10:00 skrev Cat Example <cat@example.com>:'],
    ['da', 'Den man. 3. maj 2027 kl. 10.00 skrev Cat Example <cat@example.com>:'],
    ['fi', 'ma 3. toukok. 2027 klo 10.00 Cat Example (cat@example.com) kirjoitti:'],
    ['cs', 'po 3. 5. 2027 v 10:00 odesílatel Cat Example <cat@example.com> napsal:'],
    ['ru', 'пн, 3 мая 2027 г. в 10:00, Cat Example <cat@example.com>:'],
    ['tr', 'Cat Example <cat@example.com>, 3 May 2027 Pzt, 10:00 tarihinde şunu yazdı:'],
    ['ja', '2027年5月3日(月) 10:00 Cat Example <cat@example.com>:'],
    ['zh', '在 2027年5月3日，上午10:00，Cat Example <cat@example.com> 写道：'],
    ['hu', 'Cat Example <cat@example.com> ezt írta (időpont: 2027. máj. 3., H, 10:00):'],
    ['ro', 'În lun., 3 mai 2027 la 10:00, Cat Example <cat@example.com> a scris:'],
    ['el', 'Στις Δευ 3 Μαΐ 2027 στις 10:00 π.μ., ο χρήστης Cat Example <cat@example.com> έγραψε:'],
    ['no', 'man. 3. mai 2027 kl. 10:00 skrev Cat Example <cat@example.com>:'],
    ['ko', '2027년 5월 3일 (월) 오전 10:00, Cat Example <cat@example.com>님이 작성:'],
    ['sk', 'po 3. 5. 2027 o 10:00 Cat Example <cat@example.com> napísal(a):'],
    ['bg', 'На пн, 3.05.2027 г. в 10:00 Cat Example <cat@example.com> написа:'],
    ['hr', 'pon, 3. svi 2027. u 10:00 Cat Example <cat@example.com> napisao je:'],
    ['sl', 'V pon., 3. maj 2027 ob 10:00 je oseba Cat Example <cat@example.com> napisala:'],
    ['vi', 'Vào 10:00, Th 2, 3 thg 5, 2027, Cat Example <cat@example.com> đã viết:'],
    ['id', 'Pada Sen, 3 Mei 2027 pukul 10.00 Cat Example <cat@example.com> menulis:'],
    ['he', 'ב-יום ב׳, 3 במאי 2027 ב-10:00 מאת Cat Example <cat@example.com>:'],
    ['ar', 'في الاثنين، 3 مايو 2027 في 10:00 ص كتب Cat Example <cat@example.com>:'],
    ['Outlook for Mac', 'On 5/3/27, 10:00 AM, "Cat Example" <cat@example.com> wrote:'],
    ['Yahoo', 'On Monday, May 3, 2027 at 10:00:00 AM GMT+2, Cat Example <cat@example.com> wrote:'],
    ['Spark', 'On May 3, 2027, 10:00 AM +0200, Cat Example <cat@example.com>, wrote:'],
    ['Zimbra', 'Le 03/05/2027 à 10:00, Cat Example a écrit :'],
    ['Roundcube', 'On 2027-05-03 10:00, Cat Example wrote:'],
    ['Roundcube, de', 'Am 03.05.2027 10:00, schrieb Cat Example:'],
    ['Thunderbird, de', 'Am 03.05.27 um 10:00 schrieb Cat Example:'],
    ['Thunderbird, it', 'Il 03/05/2027 10:00, Cat Example ha scritto:'],
    ['Apple Mail, de', 'Am 03.05.2027 um 10:00 schrieb Cat Example <cat@example.com>:'],
    [
      'GMX',
      'Gesendet: Montag, 3. Mai 2027 um 10:00 Uhr\nVon: "Cat Example" <cat@example.com>\nAn: dog@example.org\nBetreff: Montag',
    ],
    [
      'Proton',
      'Sent from Proton Mail secure email.\n\nOn Monday, May 3rd, 2027 at 10:00 AM, Cat Example <cat@example.com> wrote:',
    ],
    ['uk', 'пн, 3 трав. 2027 р. о 10:00 Cat Example <cat@example.com> пише:'],
  ])('end above an attribution in %s, in one line or two', (_language, line) => {
    expect(replyTextOf(`Words.\n\n${line}\n\n> older\n`, null)).toBe('Words.');
    const blank = line.indexOf(' ', Math.floor(line.length / 2));
    const wrapped = blank < 0 ? line : `${line.slice(0, blank)}\n${line.slice(blank + 1)}`;
    expect(replyTextOf(`Words.\n\n${wrapped}\n\n> older\n`, null)).toBe('Words.');
  });

  it.each([
    ['en', 'From: Cat Example\nSent: Monday, May 3, 2027 10:00 AM\nTo: Dog\nSubject: RE: Monday'],
    [
      'de',
      'Von: Cat Example <cat@example.com>\nGesendet: Montag, 3. Mai 2027 10:00\nAn: Dog\nBetreff: AW: Montag',
    ],
    ['fr', 'De : Cat Example\nEnvoyé : lundi 3 mai 2027 10:00\nÀ : Dog\nObjet : lundi'],
    ['es', 'De: Cat Example\nEnviado el: lunes, 3 de mayo de 2027 10:00\nPara: Dog\nAsunto: lunes'],
    ['it', 'Da: Cat Example\nInviato: lunedì 3 maggio 2027 10:00\nA: Dog\nOggetto: lunedì'],
    ['nl', 'Van: Cat Example\nVerzonden: maandag 3 mei 2027 10:00\nAan: Dog\nOnderwerp: maandag'],
    ['pt', 'De: Cat Example\nEnviada em: segunda-feira\nEnviado: 3 de maio\nPara: Dog\nAssunto: segunda'],
    ['sv', 'Från: Cat Example\nSkickat: den 3 maj 2027 10:00\nTill: Dog\nÄmne: måndag'],
    ['pl', 'Od: Cat Example\nWysłano: poniedziałek, 3 maja 2027 10:00\nDo: Dog\nTemat: poniedziałek'],
    ['ru', 'От: Cat Example\nОтправлено: 3 мая 2027 г. 10:00\nКому: Dog\nТема: понедельник'],
    ['da', 'Fra: Cat Example\nSendt: 3. maj 2027 10:00\nTil: Dog\nEmne: mandag'],
    [
      'fi',
      'Lähettäjä: Cat Example\nLähetetty: 3. toukokuuta 2027 10:00\nVastaanottaja: Dog\nAihe: maanantai',
    ],
    ['cs', 'Od: Cat Example\nOdesláno: 3. května 2027 10:00\nKomu: Dog\nPředmět: pondělí'],
    ['hu', 'Feladó: Cat Example\nElküldve: 2027. május 3. 10:00\nCímzett: Dog\nTárgy: hétfő'],
    ['tr', 'Kimden: Cat Example\nGönderildi: 3 Mayıs 2027 10:00\nKime: Dog\nKonu: pazartesi'],
    ['el', 'Από: Cat Example\nΣτάλθηκε: 3 Μαΐου 2027 10:00\nΠρος: Dog\nΘέμα: Δευτέρα'],
    ['ro', 'De la: Cat Example\nTrimis: 3 mai 2027 10:00\nCătre: Dog\nSubiect: luni'],
    ['ko', '보낸 사람: Cat Example\n보낸 날짜: 2027년 5월 3일 10:00\n받는 사람: Dog\n제목: 월요일'],
    ['zh', '发件人: Cat Example\n发送时间: 2027年5月3日 10:00\n收件人: Dog\n主题: 周一'],
    ['ja', '差出人: Cat Example\n送信日時: 2027年5月3日 10:00\n宛先: Dog\n件名: 月曜日'],
  ])('end above quoted headers in %s', (_language, block) => {
    expect(replyTextOf(`Words.\n\n________________________________\n${block}\n\nolder words\n`, null)).toBe(
      'Words.',
    );
  });

  it.each(phoneSignatures.map((entry) => [entry.language, entry.line] as const))(
    'do not hold what phones add (%s: %s)',
    (_language, line) => {
      expect(replyTextOf(`Words.\n\n${line}\n`, null)).toBe('Words.');
    },
  );

  it('do not hold a signature, be it delimited or begun by a closing line', () => {
    expect(replyTextOf('Words.\n\n-- \nCat Example\nCats Ltd', null)).toBe('Words.');
    expect(replyTextOf('Worte.\n\nMit freundlichen Grüßen\nKatze Beispiel', null)).toBe('Worte.');
    expect(replyTextOf('Sent from my desk, which is easier than my phone.', null)).toBe(
      'Sent from my desk, which is easier than my phone.',
    );
  });

  it('keep quoted lines that are answered one by one', () => {
    const text =
      'See below.\n\nOn Mon, 3 May 2027, Cat <cat@example.com> wrote:\n> Monday?\n\nYes.\n\n> Tuesday?\n\nNo.\n';
    expect(replyTextOf(text, null)).toContain('> Monday?\n\nYes.');
  });

  it('are found below a quote that stands first', () => {
    expect(replyTextOf('On Mon, 3 May 2027, Cat <cat@example.com> wrote:\n> Monday?\n\nYes.', null)).toBe(
      'Yes.',
    );
  });

  it('are taken from HTML where there is no text', () => {
    const gmail =
      '<div dir="ltr">Yes &amp; <b>no</b></div><br><div class="gmail_quote"><div class="gmail_attr">On Mon, May 3, 2027 at 10:00 AM Cat &lt;<a href="mailto:cat@example.com">cat@example.com</a>&gt; wrote:<br></div><blockquote class="gmail_quote">Monday?</blockquote></div>';
    expect(replyTextOf(null, gmail)).toBe('Yes & no');
    const outlook =
      '<p>Yes</p><hr><div id="divRplyFwdMsg"><b>From:</b> Cat<br><b>Sent:</b> Monday<br></div><p>Monday?</p>';
    expect(replyTextOf(null, outlook)).toBe('Yes');
    expect(replyTextOf(null, null)).toBeNull();
  });

  it('are never longer than the message and never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => {
        const words = replyTextOf(text, null);
        expect((words ?? '').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});
