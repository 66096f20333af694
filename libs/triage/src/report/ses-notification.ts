import { normaliseAddress } from '../mime/addresses.js';

/** What an Amazon SES notification says, when its SNS topic is subscribed by e-mail. */
export interface SesNotification {
  type: 'Bounce' | 'Complaint' | 'Delivery';
  permanent: boolean;
  recipients: { address: string; status: string | null; diagnostic: string | null; action: string }[];
  messageId: string | null;
}

const maxJson = 200_000;

/** Reads the JSON that SNS mails ("AWS Notification Message"); null where there is none. */
export function readSesNotification(text: string): SesNotification | null {
  const start = text.search(/^\s*\{\s*"(?:notificationType|eventType|Type)"/m);
  if (start < 0) return null;
  const end = text.indexOf('\n--\n', start);
  const raw = text.slice(start, end < 0 ? start + maxJson : Math.min(end, start + maxJson));
  const json = parse(raw.replace(/\n ?/g, '')) ?? parse(raw.replace(/\n/g, ''));
  if (!json) return null;
  const type = stringOf(json['notificationType'] ?? json['eventType']);
  if (type !== 'Bounce' && type !== 'Complaint' && type !== 'Delivery') return null;
  const detail = objectOf(json[type.toLowerCase()]);
  const list = detail[type === 'Bounce' ? 'bouncedRecipients' : 'complainedRecipients'];
  return {
    type,
    permanent: detail['bounceType'] === 'Permanent',
    recipients: (Array.isArray(list) ? list : []).map(objectOf).map((entry) => ({
      address: normaliseAddress(stringOf(entry['emailAddress']) ?? ''),
      status: stringOf(entry['status']),
      diagnostic: stringOf(entry['diagnosticCode'])?.replace(/^\w+;\s*/, '') ?? null,
      action: stringOf(entry['action']) ?? 'failed',
    })),
    messageId: stringOf(objectOf(json['mail'])['messageId']),
  };
}

function parse(text: string): Record<string, unknown> | null {
  try {
    return objectOf(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    return null; // text that only looks like JSON: then it is no SES notification
  }
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}

function stringOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
