import { describe, expect, it } from 'vitest';
import { triage } from '../index.js';

/**
 * The forms in which mail servers report, one short message each, written by hand from their documented wording:
 * which part names the recipients, which holds the server's words, and where our own message begins.
 */
interface Family {
  server: string;
  head: string;
  body: string;
  is: {
    kind: string;
    category: string;
    recipients?: string[];
    status?: string | null;
    smtpCode?: number | null;
    ours?: string | null;
  };
}

const ours =
  'Message-ID: <ours@example.org>\nFrom: news@example.org\nTo: cat@example.com\nSubject: Spring\n\nHello';
const cat = ['cat@example.com'];
const dead = { kind: 'hard_bounce', category: 'unknown_user', recipients: cat };
const full = { kind: 'soft_bounce', category: 'full', recipients: cat };

const families: Family[] = [
  {
    server: 'qmail',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: failure notice',
    body: `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.
This is a permanent error; I've given up. Sorry it didn't work out.

<cat@example.com>:
192.0.2.1 does not like recipient.
Remote host said: 550 5.1.1 <cat@example.com>: Recipient address rejected: User unknown
Giving up on 192.0.2.1.

--- Below this line is a copy of the message.

Return-Path: <news@example.org>
${ours}`,
    is: { ...dead, status: '5.1.1', smtpCode: 550, ours: '<ours@example.org>' },
  },
  {
    server: 'qmail, queue too long',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: failure notice',
    body: `Hi. This is the qmail-send program at mx.example.net.
I'm afraid I wasn't able to deliver your message to the following addresses.

<cat@example.com>:
Sorry, I wasn't able to establish an SMTP connection. (#4.4.1)
I'm not going to try again; this message has been in the queue too long.

--- Below this line is a copy of the message.

${ours}`,
    is: {
      kind: 'soft_bounce',
      category: 'network',
      recipients: cat,
      status: '4.4.1',
      ours: '<ours@example.org>',
    },
  },
  {
    server: 'Exim, with a Diagnostic in the text',
    head: 'From: Mail Delivery System <Mailer-Daemon@mx.example.net>\nAuto-Submitted: auto-replied\nSubject: Mail delivery failed: returning message to sender',
    body: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to one or more of its
recipients. This is a permanent error. The following address(es) failed:

  cat@example.com
    host mx.example.com [192.0.2.1]
    SMTP error from remote mail server after RCPT TO:<cat@example.com>:
    552 5.2.2 Mailbox size limit exceeded: mailbox full

------ This is a copy of the message, including all the headers. ------

${ours}`,
    is: { ...full, status: '5.2.2', smtpCode: 552, ours: '<ours@example.org>' },
  },
  {
    server: 'Postfix in plain text',
    head: 'From: MAILER-DAEMON@mx.example.net (Mail Delivery System)\nSubject: Undelivered Mail Returned to Sender',
    body: `This is the mail system at host mx.example.net.

I'm sorry to have to inform you that your message could not
be delivered to one or more recipients. It's attached below.

<cat@example.com>: host mx.example.com[192.0.2.1] said: 550 5.1.1
    <cat@example.com>: Recipient address rejected: User unknown in virtual
    mailbox table (in reply to RCPT TO command)`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Sendmail',
    head: 'From: Mail Delivery Subsystem <MAILER-DAEMON@mx.example.net>\nSubject: Returned mail: see transcript for details',
    body: `The original message was received at Mon, 3 May 2027 10:00:00 +0200
from localhost [127.0.0.1]

   ----- The following addresses had permanent fatal errors -----
<cat@example.com>
    (reason: 550 5.1.1 <cat@example.com>... User unknown)

   ----- Transcript of session follows -----
... while talking to mx.example.com.:
>>> DATA
<<< 550 5.1.1 <cat@example.com>... User unknown
550 5.1.1 <cat@example.com>... User unknown`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Sendmail 5',
    head: 'From: MAILER-DAEMON@mx.example.net (Mail Delivery Subsystem)\nSubject: Returned mail: User unknown',
    body: `   ----- Transcript of session follows -----
While talking to mx.example.com:
>>> RCPT To:<cat@example.com>
<<< 550 <cat@example.com>... User unknown
550 <cat@example.com>... User unknown

   ----- Unsent message follows -----
Received: by mx.example.net id AA1; Mon, 3 May 27 10:00:00
${ours}`,
    is: { ...dead, smtpCode: 550, ours: '<ours@example.org>' },
  },
  {
    server: 'Exchange 5.5',
    head: 'From: System Administrator <postmaster@example.net>\nSubject: Undeliverable: Spring',
    body: `Your message

  To:      cat@example.com
  Subject: Spring
  Sent:    Mon, 3 May 2027 10:00:00 +0200

did not reach the following recipient(s):

cat@example.com on Mon, 3 May 2027 10:00:05 +0200
    The recipient name is not recognized
	The MTS-ID of the original message is: c=us;a= ;p=example;l=MX-0001
    MSEXCH:IMS:Example:SITE:MX 0 (000C05A6) Unknown Recipient`,
    is: dead,
  },
  {
    server: 'Exchange 2003',
    head: 'From: postmaster@example.net\nSubject: Delivery Status Notification (Failure)',
    body: `This is an automatically generated Delivery Status Notification.

Delivery to the following recipients failed.

       cat@example.com

Reporting-MTA: dns;mx.example.net

Final-Recipient: rfc822;cat@example.com
Action: failed
Status: 5.1.1`,
    is: { ...dead, status: '5.1.1' },
  },
  ...(
    [
      [
        'en',
        'Undeliverable: Spring',
        'Delivery has failed to these recipients or distribution lists:',
        'Diagnostic information for administrators:',
        'Generating server',
      ],
      [
        'de',
        'Unzustellbar: Spring',
        'Fehler bei der Nachrichtenzustellung an folgende Empfänger oder Verteilerlisten:',
        'Diagnoseinformationen für Administratoren:',
        'Generierender Server',
      ],
      [
        'fr',
        'Non remis : Spring',
        'Échec de la remise pour ces destinataires ou listes de distribution :',
        'Informations de diagnostic pour les administrateurs :',
        'Serveur de génération',
      ],
      [
        'es',
        'No se puede entregar: Spring',
        'No se pudo entregar el mensaje a estos destinatarios o listas de distribución:',
        'Información de diagnóstico para administradores:',
        'Generando servidor',
      ],
      [
        'it',
        'Recapito non riuscito: Spring',
        'Impossibile recapitare il messaggio ai seguenti destinatari o liste di distribuzione:',
        'Informazioni di diagnostica per gli amministratori:',
        'Server di generazione',
      ],
      [
        'pt',
        'Não é possível entregar: Spring',
        'Falha na entrega a estes destinatários ou listas de distribuição:',
        'Informações de diagnóstico para administradores:',
        'Gerando servidor',
      ],
      [
        'nl',
        'Onbestelbaar: Spring',
        'Uw bericht kon niet worden bezorgd bij deze geadresseerden of distributielijsten:',
        'Diagnostische gegevens voor beheerders:',
        'Genererende server',
      ],
      [
        'sv',
        'Olevererat: Spring',
        'Det gick inte att leverera till följande mottagare eller distributionslistor:',
        'Diagnostikinformation för administratörer:',
        'Genererande server',
      ],
      [
        'ja',
        '配信不能: Spring',
        '次の受信者または配布リストへの配信に失敗しました:',
        '管理者向けの診断情報:',
        '生成サーバー',
      ],
    ] as const
  ).map(([language, subject, opening, diagnosis, server]): Family => ({
    server: `Exchange 2007 and later, in ${language}`,
    head: `From: postmaster@example.net\nSubject: ${subject}`,
    body: `${opening}

cat@example.com

${diagnosis}

${server}: mx.example.net

cat@example.com
#550 5.1.1 RESOLVER.ADR.RecipNotFound; not found ##`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  })),
  {
    server: 'Office 365',
    head: 'From: Microsoft Outlook <MicrosoftExchange1@example.net>\nSubject: Undeliverable: Spring',
    body: `Your message to cat@example.com couldn't be delivered.
cat wasn't found at example.com.

Original Message Details
Recipient Address: cat@example.com
Error: 550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient cat@example.com not found by SMTP address lookup`,
    is: { ...dead, status: '5.1.10', smtpCode: 550 },
  },
  {
    server: 'Domino',
    head: 'From: Postmaster@example.net\nSubject: DELIVERY FAILURE: User cat (cat@example.com) not listed in Domino Directory',
    body: `Your message

  Subject: Spring

was not delivered to:

  cat@example.com

because:

  User cat (cat@example.com) not listed in Domino Directory`,
    is: dead,
  },
  {
    server: 'GroupWise',
    head: 'From: Mailer-Daemon <Mailer-Daemon@example.net>\nSubject: Message status - undeliverable',
    body: `The message that you sent was undeliverable to the following:
	cat@example.com (user not found)`,
    is: dead,
  },
  {
    server: 'MDaemon',
    head: 'From: "MDaemon at example.net" <MDaemon@example.net>\nSubject: Permanent Delivery Failure',
    body: `The following data may contain sections which represent BASE64 encoded
file attachments.

The attached message had PERMANENT fatal delivery errors!

After one or more unsuccessful delivery attempts the attached message has
been removed from the mail queue on this server.

Failed address: cat@example.com

Session Transcript:
<-- 550 5.1.1 cat@example.com... No such user here`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'IMail',
    head: 'From: Postmaster <postmaster@mx.example.net>\nSubject: Undeliverable Mail',
    body: `Unknown user: cat@example.com

Original message follows.

${ours}`,
    is: { ...dead, ours: '<ours@example.org>' },
  },
  {
    server: 'MailEnable',
    head: 'From: "Postmaster" <postmaster@example.net>\nSubject: Message Delivery Failure',
    body: `MailEnable: Message Delivery Failure.

The following recipient(s) could not be reached:

	Recipient: [SMTP:cat@example.com]
	Reason: The message could not be delivered because the mailbox is full (quota exceeded).

Message headers follow:

${ours}`,
    is: full,
  },
  {
    server: 'hMailServer',
    head: 'From: mailer-daemon@example.net\nSubject: Message undeliverable: Spring',
    body: `Your message did not reach some or all of the intended recipients.

   Sent: Mon, 3 May 2027 10:00:00 +0200
   Subject: Spring

The following recipient(s) could not be reached:

   cat@example.com
   Error Type: SMTP
   Remote server (192.0.2.1) issued an error.
   hMailServer sent: RCPT TO:<cat@example.com>
   Remote server replied: 550 5.1.1 User unknown

hMailServer`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'IceWarp',
    head: 'From: Mail Delivery System <MAILER-DAEMON@example.net>\nSubject: Delivery failed: Spring',
    body: `The message could not be delivered to the following recipient(s):

<cat@example.com>
    550 5.1.1 <cat@example.com> User unknown; rejecting`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'CommuniGate',
    head: 'From: <MAILER-DAEMON@example.net>\nSubject: Undeliverable mail: Spring',
    body: `Failed to deliver to 'cat@example.com'
SMTP module(domain example.com) reports:
 host mx.example.com says:
 550 5.1.1 no such user here`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Courier',
    head: 'From: "Courier mail server at mx.example.net" <>\nSubject: NOTICE: mail delivery status.',
    body: `This is a delivery status notification from mx.example.net,
running the Courier mail server, version 1.

           UNDELIVERABLE MAIL

Your message to the following recipients cannot be delivered:

<cat@example.com>:
    mx.example.com [192.0.2.1]:
>>> RCPT TO:<cat@example.com>
<<< 550 User unknown.`,
    is: { ...dead, smtpCode: 550 },
  },
  {
    server: 'OpenSMTPD',
    head: 'From: Mailer Daemon <MAILER-DAEMON@mx.example.net>\nSubject: Delivery status notification: error',
    body: `    Hi!

    This is the MAILER-DAEMON, please DO NOT REPLY to this email.

    An error has occurred while attempting to deliver a message for
    the following list of recipients:

cat@example.com: 550 5.1.1 <cat@example.com>: Recipient address rejected: User unknown

    Below is a copy of the original message:

${ours}`,
    is: { ...dead, status: '5.1.1', smtpCode: 550, ours: '<ours@example.org>' },
  },
  {
    server: 'Gmail',
    head: 'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)',
    body: `** Address not found **

Your message wasn't delivered to cat@example.com because the address couldn't be found, or is unable to receive mail.

The response from the remote server was:
550 5.1.1 The email account that you tried to reach does not exist.`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Gmail of old',
    head: 'From: Mail Delivery Subsystem <mailer-daemon@googlemail.com>\nSubject: Delivery Status Notification (Failure)',
    body: `Delivery to the following recipient failed permanently:

     cat@example.com

Technical details of permanent failure:
Google tried to deliver your message, but it was rejected by the server for the recipient domain example.com by mx.example.com. [192.0.2.1].

The error that the other server returned was:
552 5.2.2 Over quota

----- Original message -----

${ours}`,
    is: { ...full, status: '5.2.2', smtpCode: 552, ours: '<ours@example.org>' },
  },
  {
    server: 'Yahoo',
    head: 'From: MAILER-DAEMON@yahoo.example\nSubject: Failure Notice',
    body: `Sorry, we were unable to deliver your message to the following address.

<cat@example.com>:
554: delivery error: dd This user doesn't have a yahoo.example account (cat@example.com) [-5] - mta1.example.com

--- Below this line is a copy of the message.

${ours}`,
    is: {
      kind: 'soft_bounce',
      category: 'filtered',
      recipients: cat,
      smtpCode: 554,
      ours: '<ours@example.org>',
    },
  },
  {
    server: 'AOL',
    head: 'From: Mail Delivery Subsystem <MAILER-DAEMON@aol.example>\nSubject: Returned mail: User unknown',
    body: `The original message was received at Mon, 3 May 2027 10:00:00 -0400

   ----- The following addresses had permanent fatal errors -----
<cat@example.com>

   ----- Transcript of session follows -----
... while talking to air-xa01.mail.aol.example.:
>>> RCPT To:<cat@example.com>
<<< 550 MAILBOX NOT FOUND
550 <cat@example.com>... User unknown`,
    is: { ...dead, smtpCode: 550 },
  },
  {
    server: 'GMX, web.de, 1&1',
    head: 'From: Mail Delivery System <mailer-daemon@gmx.example>\nSubject: Mail delivery failed: returning message to sender',
    body: `This message was created automatically by mail delivery software.

A message that you sent could not be delivered to
one or more of its recipients. This is a permanent error. The following address
failed:

"cat@example.com":
SMTP error from remote server for RCPT TO command, host: mx.example.com (192.0.2.1) reason: 550 5.1.1
<cat@example.com>: Recipient address rejected: User unknown`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'T-Online in German',
    head: 'From: Mail Delivery System <mailer-daemon@example.de>\nSubject: Unzustellbare Nachricht',
    body: `Die folgende Nachricht konnte nicht zugestellt werden:

<cat@example.com>: 550 5.1.1 Unbekannter Empfänger`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Orange in French',
    head: 'From: MAILER-DAEMON@example.fr\nSubject: Non remis : Spring',
    body: `Votre message n'a pas pu être remis aux destinataires suivants :

<cat@example.com>: 550 5.1.1 Adresse d au moins un destinataire invalide. Utilisateur inconnu. OFR_416`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'docomo in Japanese',
    head: 'From: mailer-daemon@example.jp\nSubject: メール配信エラー',
    body: `次の宛先にメールを配信できませんでした。
宛先不明のため、お届けできません。

<cat@example.com>: 550 Unknown user cat@example.com`,
    is: { kind: 'soft_bounce', category: 'filtered', recipients: cat, smtpCode: 550 },
  },
  {
    server: 'QQ in Chinese',
    head: 'From: PostMaster <postmaster@qq.example>\nSubject: 系统退信/The email is returned',
    body: `抱歉，您的邮件被退回来了……
收件人：<cat@example.com>
退信原因：收件人邮箱已满，无法投递。
host mx.example.com said: 552 5.2.2 Mailbox is full`,
    is: { ...full, status: '5.2.2', smtpCode: 552 },
  },
  {
    server: 'Mail.ru in Russian',
    head: 'From: Mailer-Daemon <mailer-daemon@example.ru>\nSubject: Недоставленное сообщение',
    body: `Это письмо создано автоматически сервером.
К сожалению, ваше сообщение не может быть доставлено одному или нескольким получателям:

  cat@example.com
    550 5.1.1 user not found`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'InterScan',
    head: 'From: "InterScan MSS" <imss@example.net>\nSubject: Mail could not be delivered',
    body: `****** Message from InterScan Messaging Security Suite ******

Sent <<< RCPT TO:<cat@example.com>
Received >>> 550 5.1.1 <cat@example.com>: Recipient address rejected: User unknown
Unable to deliver message to <cat@example.com>.

************************ End of message **********************`,
    is: { ...dead, status: '5.1.1', smtpCode: 550 },
  },
  {
    server: 'Barracuda, of spam',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender',
    body: `Your message could not be delivered to one or more recipients.

<cat@example.com>: host mx.example.com[192.0.2.1] said: 554 rejected due to spam content (in reply to end of DATA command)`,
    is: { kind: 'soft_bounce', category: 'content', recipients: cat, smtpCode: 554 },
  },
  {
    server: 'Mimecast, of a policy',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender',
    body: `Your message could not be delivered to one or more recipients.

<cat@example.com>: host mx.example.com[192.0.2.1] said: 550 Administrative prohibition - envelope blocked (in reply to RCPT TO command)`,
    is: { kind: 'soft_bounce', category: 'policy', recipients: cat, smtpCode: 550 },
  },
  {
    server: 'Cisco IronPort, of reputation',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender',
    body: `Your message could not be delivered to one or more recipients.

<cat@example.com>: host mx.example.com[192.0.2.1] refused to talk to me: 554 Your access to this mail system has been rejected due to the sending MTA's poor reputation.`,
    is: { kind: 'soft_bounce', category: 'blocked', recipients: cat, smtpCode: 554 },
  },
  {
    server: 'Proofpoint, of a host list',
    head: 'From: MAILER-DAEMON@mx.example.net\nSubject: Undelivered Mail Returned to Sender',
    body: `Your message could not be delivered to one or more recipients.

<cat@example.com>: host mx.example.com[192.0.2.1] refused to talk to me: 554 Blocked - see https://ipcheck.example.com/?ip=192.0.2.9`,
    is: { kind: 'soft_bounce', category: 'blocked', recipients: cat, smtpCode: 554 },
  },
];

describe('a report by', () => {
  it.each(families.map((family) => [family.server, family] as const))('%s', async (_server, family) => {
    const head = `${family.head}\nTo: news@example.org\nMIME-Version: 1.0\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: 8bit`;
    const verdict = await triage(Buffer.from(`${head}\n\n${family.body}\n`));
    const { kind, category, recipients, status, smtpCode } = verdict;
    const found = { kind, category, recipients, status, smtpCode, ours: verdict.original.messageId };
    expect(found).toMatchObject(family.is);
  });
});
