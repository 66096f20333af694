import type { Provider } from './provider.js';

/** Gmail's words ("gsmtp"), multi-line as it sends them. */
export const gmele: Provider = {
  key: 'gmele',
  domain: 'gmele.test',
  host: 'mx.gmele.test',
  dsnStyle: 'gmail',
  accepted: ({ id }) => `2.0.0 OK ${id} - gsmtp`,
  objections: {
    unknown: ({ id }) => ({
      code: 550,
      lines: [
        '5.1.1 The email account that you tried to reach does not exist. Please try',
        "5.1.1 double-checking the recipient's email address for typos or",
        '5.1.1 unnecessary spaces. For more information, go to',
        `5.1.1  https://support.google.com/mail/?p=NoSuchUser ${id} - gsmtp`,
      ],
    }),
    full: ({ id }) => ({
      code: 452,
      lines: [
        "4.2.2 The recipient's inbox is out of storage space. Please direct the",
        '4.2.2 recipient to',
        `4.2.2  https://support.google.com/mail/?p=OverQuotaTemp ${id} - gsmtp`,
      ],
    }),
    over_quota: ({ id }) => ({
      code: 552,
      lines: [
        "5.2.2 The recipient's inbox is out of storage space. Please direct the",
        '5.2.2 recipient to',
        `5.2.2  https://support.google.com/mail/?p=OverQuotaPerm ${id} - gsmtp`,
      ],
    }),
    greylisted: ({ id }) => ({
      code: 450,
      lines: [`4.7.1 Greylisted, please try again later. ${id} - gsmtp`],
    }),
    throttled: ({ id }) => ({
      code: 450,
      lines: [
        '4.2.1 The user you are trying to contact is receiving mail at a rate that',
        '4.2.1 prevents additional messages from being delivered. Please resend your',
        '4.2.1 message at a later time. For more information, go to',
        `4.2.1  https://support.google.com/mail/?p=ReceivingRate ${id} - gsmtp`,
      ],
    }),
    blocked: ({ id }) => ({
      code: 550,
      lines: [
        '5.7.1 [127.0.0.1] Our system has detected that this message is',
        '5.7.1 likely unsolicited mail. To reduce the amount of spam sent to Gmail,',
        '5.7.1 this message has been blocked. For more information, go to',
        `5.7.1  https://support.google.com/mail/?p=UnsolicitedMessageError ${id} - gsmtp`,
      ],
    }),
  },
};

/** Exchange Online's words. */
export const lookout: Provider = {
  key: 'lookout',
  domain: 'lookout.test',
  host: 'mx.lookout.test',
  dsnStyle: 'exchange',
  accepted: ({ id }) => `2.6.0 <${id}@mx.lookout.test> [InternalId=${id}] Queued mail for delivery`,
  objections: {
    unknown: ({ to, id }) => ({
      code: 550,
      lines: [
        `5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient ${to} not found by SMTP address lookup [${id}.mx.lookout.test]`,
      ],
    }),
    full: ({ id }) => ({
      code: 452,
      lines: [
        `4.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException [${id}.mx.lookout.test]`,
      ],
    }),
    over_quota: ({ id }) => ({
      code: 554,
      lines: [
        `5.2.2 mailbox full; STOREDRV.Deliver.Exception:QuotaExceededException.MapiExceptionShutoffQuotaExceeded [${id}.mx.lookout.test]`,
      ],
    }),
    greylisted: ({ id }) => ({
      code: 451,
      lines: [
        `4.7.500 Server busy. Please try again later from [127.0.0.1]. (S77719) [${id}.mx.lookout.test]`,
      ],
    }),
    throttled: ({ id }) => ({
      code: 451,
      lines: [
        '4.7.650 The mail server [127.0.0.1] has been temporarily rate limited due to IP reputation. ' +
          `For e-mail delivery information, see https://aka.ms/postmaster (S775) [${id}.mx.lookout.test]`,
      ],
    }),
    blocked: ({ id }) => ({
      code: 550,
      lines: [
        "5.7.1 Unfortunately, messages from [127.0.0.1] weren't sent. Please contact your Internet service " +
          `provider since part of their network is on our block list (S3140). [${id}.mx.lookout.test]`,
      ],
    }),
  },
};

/** Yahoo's and AOL's words. */
export const yahuu: Provider = {
  key: 'yahuu',
  domain: 'yahuu.test',
  host: 'mta.yahuu.test',
  dsnStyle: 'postfix',
  accepted: ({ id }) => `ok dirdel ${id}`,
  objections: {
    unknown: ({ to }) => ({ code: 550, lines: [`5.1.1 <${to}>: Recipient address rejected: yahuu.test`] }),
    full: ({ to }) => ({
      code: 452,
      lines: [
        `4.2.2 <${to}>: Recipient's mailbox is full, try again later. See https://postmaster.yahooinc.com/error-codes`,
      ],
    }),
    over_quota: ({ to }) => ({ code: 552, lines: [`5.2.2 <${to}>: Mailbox full, over quota`] }),
    greylisted: () => ({
      code: 451,
      lines: ['4.7.1 Resources temporarily unavailable. Please try again later [TS01]'],
    }),
    throttled: () => ({
      code: 451,
      lines: ['4.3.2 Resources temporarily unavailable. Please try again later [#4.16.5]'],
    }),
    blocked: () => ({
      code: 554,
      lines: [
        '5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes [PH01]',
      ],
    }),
  },
};
