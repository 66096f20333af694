import { describe, expect, it } from 'vitest';
import { classifyRefusal } from './classify.js';

/** What the large providers, the gateways and the senders' own services say, from their published lists of codes. */
describe('the published words of', () => {
  it.each([
    [
      '550 5.7.1 Service unavailable, Client host [192.0.2.1] blocked using Spamhaus. To request removal from this list see https://www.spamhaus.org/query/ip/192.0.2.1 AS16012612',
      'blocked',
    ],
    [
      '550 5.7.606 Access denied, banned sending IP [192.0.2.1]. To request removal from this list please visit https://sender.office.com/',
      'blocked',
    ],
    [
      '550 5.7.511 Access denied, banned sender[192.0.2.1]. To request removal from this list please forward this message to delist@messaging.microsoft.com',
      'blocked',
    ],
    [
      '451 4.7.650 The mail server [192.0.2.1] has been temporarily rate limited due to IP reputation. For e-mail delivery information, see https://postmaster.live.com (S775)',
      'rate',
    ],
    ['451 4.7.500 Server busy. Please try again later from [192.0.2.1]. (AS77713)', 'system'],
    [
      '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP. For more information please go to http://go.microsoft.com/fwlink/?LinkId=526653',
      'blocked',
    ],
    ['550 5.7.750 Service unavailable. Client blocked from sending from unregistered domains', 'blocked'],
    ['550 5.1.8 Access denied, bad outbound sender', 'our_configuration'],
    [
      '554 5.2.2 STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded; Failed to process message due to a permanent exception',
      'full',
    ],
    [
      '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied',
      'our_configuration',
    ],
    [
      '550 5.4.1 Recipient address rejected: Access denied. For more information see https://aka.ms/EXOSmtpErrors [DB5EUR01FT003.eop-EUR01.prod.protection.outlook.com]',
      'unknown_user',
    ],
    [
      '550-5.7.26 Your email has been blocked because the sender is unauthenticated. 550-5.7.26 Gmail requires all senders to authenticate with either SPF or DKIM.',
      'our_configuration',
    ],
    [
      '550-5.7.1 [192.0.2.1      12] Our system has detected that this message is 550-5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail, 550-5.7.1 this message has been blocked.',
      'content',
    ],
    [
      "552-5.2.2 The recipient's inbox is out of storage space. Please direct the recipient to https://support.google.com/mail/?p=OverQuotaPerm",
      'full',
    ],
    [
      '452-4.2.2 The email account that you tried to reach is over quota. Please direct the recipient to',
      'full',
    ],
    [
      '550-5.7.25 The IP address sending this message does not have a PTR record setup, or the corresponding forward DNS entry does not point to the sending IP.',
      'our_configuration',
    ],
    [
      '421-4.7.0 This message does not pass authentication checks (SPF and DKIM both do not pass). To protect our users from spam, the message has been blocked.',
      'our_configuration',
    ],
    [
      '550-5.2.1 The email account that you tried to reach is disabled. Learn more at https://support.google.com/mail/?p=DisabledUser',
      'disabled',
    ],
    [
      '553 5.7.2 [TSS09] All messages from 192.0.2.1 will be permanently deferred; Retrying will NOT succeed.',
      'rate',
    ],
    [
      '554 30 Sorry, your message to cat@example.com cannot be delivered. This mailbox is disabled (554.30).',
      'disabled',
    ],
    ['552 1 Requested mail action aborted, mailbox not found', 'unknown_user'],
    ['550 5.1.1 <cat@icloud.example>: user does not exist', 'unknown_user'],
    [
      '554 5.7.1 [HM08] Message rejected due to local policy. Please visit https://support.apple.com/en-us/HT204137',
      'policy',
    ],
    ['550 5.7.0 Blocked - see https://support.proofpoint.com/dnsbl-lookup.cgi?ip=192.0.2.1', 'blocked'],
    [
      '550 Rejected by header based Anti-Spoofing policy: news@example.org - https://community.mimecast.com/docs/DOC-1369#550',
      'policy',
    ],
    [
      '451 Internal resources are temporarily unavailable - https://community.mimecast.com/docs/DOC-1369#451',
      'system',
    ],
    [
      '550 csi.mimecast.org Poor Reputation Sender. - https://community.mimecast.com/docs/DOC-1369#550',
      'blocked',
    ],
    ['550 Invalid Recipient - https://community.mimecast.com/docs/DOC-1369#550', 'unknown_user'],
    ['553-mail rejected because your IP is in the PBL. See http://www.spamhaus.org/pbl', 'blocked'],
    ['550 Requested action not taken: mailbox unavailable. Sender address is on our blacklist.', 'blocked'],
    [
      '554-gmx.net (mxgmx016) Nemesis ESMTP Service not available. No SMTP service. Bad DNS PTR resource record.',
      'our_configuration',
    ],
    [
      '554-Transaction failed Reject due to policy restrictions. For explanation visit https://postmaster.gmx.net/de/case?c=hi',
      'policy',
    ],
    [
      '550 Requested action not taken: mailbox unavailable For explanation visit https://postmaster.gmx.net',
      'unknown_user',
    ],
    [
      '554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.)',
      'blocked',
    ],
    [
      '552 5.2.0 Message rejected due to DMARC. Please see http://postmaster.laposte.net',
      'our_configuration',
    ],
    [
      '550 5.1.1 Adresse d au moins un destinataire invalide. Invalid recipient. OFR004_416 [416]',
      'unknown_user',
    ],
    ['550 5.5.0 Adresse expediteur incorrecte. Incorrect sender address.', 'our_configuration'],
    ['550 spam detected by Mail.ru. See https://help.mail.ru/notspam-support/id?c=abc', 'content'],
    [
      '550 Message was not accepted -- invalid mailbox. Local mailbox cat@mail.example is unavailable: user not found',
      'unknown_user',
    ],
    ['550 5.7.1 Policy rejection on the target address 1234 -abc', 'policy'],
    ['554 5.7.1 [2] Message rejected under suspicion of SPAM; https://ya.cc/1IrBc', 'content'],
    ['550 5.7.1 No such user!', 'unknown_user'],
    [
      '550 Mailbox not found. http://service.mail.qq.com/cgi-bin/help?subtype=1&&id=20022&&no=1000728',
      'unknown_user',
    ],
    ['550 Domain frequency limited [Mx8ce9Ovct]', 'rate'],
    ['554 DT:SPM 163 mx31,wKjRbLDrQ,http://mail.163.com/help/help_spam_16.htm?ip=192.0.2.1', 'content'],
    ['550 MI:DMARC 163 mx8,PsCowABXrz, http://mail.163.com/help', 'our_configuration'],
    ['550 RP:CEL 163 mx', 'rate'],
    ['550 5.1.1 unknown user <cat@docomo.example>', 'unknown_user'],
    ['550 Unknown user cat@docomo.example', 'unknown_user'],
    ['550 Invalid recipient: <cat@softbank.example>', 'unknown_user'],
    [
      '554 5.7.1 The message from (<news@example.org>) with the subject of (Spring) matches a profile the Internet community may consider spam',
      'content',
    ],
    ['554 5.4.7 [internal] exceeded max time without delivery', 'expired'],
    ['451 4.4.1 [internal] No valid hosts', 'network'],
    ['554 5.4.4 [internal] Domain Lookup Failed', 'unknown_host'],
    ['550 5.1.2 [internal] null MX', 'unknown_host'],
    ['smtp;550 5.0.350 Remote server returned an error -> 550 Message content rejected as spam', 'content'],
    ['454 4.7.5 TLSA record published, but no valid certificate', 'our_configuration'],
    ['550 5.7.350 Remote server returned message detected as spam -> 550 rejected', 'content'],
    [
      '550 5.1.351 Remote server returned unknown recipient or mailbox unavailable -> 550 5.1.1 user unknown',
      'unknown_user',
    ],
    [
      '550 5.0.350 Remote server returned an error -> 550 5.1.0 <news@example.org> sender rejected',
      'our_configuration',
    ],
    [
      '421 4.3.2 The maximum number of concurrent server connections has exceeded a limit, closing transmission channel',
      'rate',
    ],
    ['452 4.3.1 Insufficient system resources (UsedDiskSpace[C:\\Queue])', 'system'],
    ['550 5.7.54 SMTP; Unable to relay recipient in non-accepted domain', 'our_configuration'],
    [
      'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.',
      'unknown_user',
    ],
    [
      '554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: news@example.org',
      'our_configuration',
    ],
    ['550 The user cat@example.com has moved; please update your records', 'moved'],
    [
      '451 4.7.1 <cat@example.com>: Recipient address rejected: Greylisted, see http://postgrey.schweikert.ch/help/example.com.html',
      'greylisted',
    ],
    ['550 5.1.0 Address rejected.', 'unknown_user'],
    ['550 #5.1.0 Address rejected.', 'unknown_user'],
    ['550 No such recipient here', 'unknown_user'],
    ['550 5.1.1 sorry, no mailbox here by that name (#5.1.1 - chkuser)', 'unknown_user'],
    ['511 sorry, no mailbox here by that name (#5.1.1 - chkuser)', 'unknown_user'],
    ['550 Unrouteable address', 'unknown_host'],
    ['550 Verification failed for <news@example.org> 550 Sender verify failed', 'our_configuration'],
    ['550-Callback setup failed while verifying <news@example.org>', 'our_configuration'],
    ['550 JunkMail rejected - host.example.org [192.0.2.1]:1234 is in an RBL', 'blocked'],
    ['550 High probability of spam', 'content'],
    ['550 Your message was rejected: the email contains a virus', 'content'],
    ['550 5.7.1 Delivery not authorized, message refused', 'policy'],
    ['550 permanent failure for one or more recipients (cat@example.com:blocked)', 'content'],
    [
      '550 permanent failure for one or more recipients (cat@example.com:550 5.1.1 User unknown)',
      'unknown_user',
    ],
    ['552 5.3.4 Message size exceeds file system imposed limit', 'too_big'],
    ['552 #5.3.4 message size exceeds limit', 'too_big'],
    ["550 SC-001 (COL004-MC1F12) Unfortunately, messages from 192.0.2.1 weren't sent.", 'blocked'],
    ['550 mailbox is temporarily disabled', 'disabled'],
    ['554 5.1.1 Account has been inactivated', 'disabled'],
    ['550 5.2.1 Mailbox unavailable', 'unknown_user'],
    ['450 4.2.0 <cat@example.com>: Recipient address rejected: Greylisted for 5 minutes', 'greylisted'],
    ['mail for example.com loops back to myself', 'loop'],
    ['too many hops, this message is looping (#5.4.6)', 'loop'],
    ['550 5.4.6 Hop count exceeded - possible mail loop', 'loop'],
    ["User's mailbox is full and cannot accept messages", 'full'],
    ['Das Postfach ist voll: Mailbox quota überschritten', 'full'],
    ['552 Mailbox Voll / Speicherplatz überschritten', 'full'],
    ['550 Empfänger unbekannt', 'unknown_user'],
    ['La casella di posta del destinatario è piena', 'full'],
    ['550 Boite du destinataire pleine. Recipient overquota. OFR_417', 'full'],
    ['550 Buzón lleno', 'full'],
    ['550 Kullanıcının posta kutusu dolu', 'full'],
    ['550 skrzynka przepełniona', 'full'],
    ['550 skrzynka odbiorcy jest pełna', 'full'],
    ['550 메일함이 가득 찼습니다', 'full'],
    ['550 用户邮箱已满', 'full'],
  ])('%s mean %s', (line, category) => {
    const status = /(?<![\d.])[245]\.\d{1,3}\.\d{1,3}(?!\.?\d)/.exec(line)?.[0] ?? null;
    expect(classifyRefusal(line, status).category).toBe(category);
  });
});
