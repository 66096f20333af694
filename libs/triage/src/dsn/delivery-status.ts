import { addressesIn, normaliseAddress } from '../mime/addresses.js';
import { header, parseHeaders } from '../mime/headers.js';
import type { Headers } from '../mime/headers.js';
import type { RecipientReport } from './recipient-report.js';

/** The fields of a delivery status notification, message/delivery-status (RFC 3464). */
interface DeliveryStatus {
  envelopeId: string | null;
  reportingMta: string | null;
  recipients: RecipientReport[];
}

/**
 * Reads RFC 3464 fields, also where they stand in running text or without the blank lines between groups.
 * A recipient's address is the Original-Recipient where there is one, for that is whom we wrote to.
 */
export function readDeliveryStatus(text: string): DeliveryStatus {
  const result: DeliveryStatus = { envelopeId: null, reportingMta: null, recipients: [] };
  let last: { fields: Headers; report: RecipientReport } | null = null;
  for (const block of blocks(text)) {
    const fields = parseHeaders(block);
    result.envelopeId ??= header(fields, 'original-envelope-id') || null;
    result.reportingMta ??= mtaName(header(fields, 'reporting-mta')) || null;
    const address = recipientOf(fields);
    if (address) {
      const report = reportOf(address, fields);
      result.recipients.push(report);
      last = { fields, report };
    } else if (last && fields.has('status') !== last.fields.has('status') && !fields.has('reporting-mta')) {
      // A stray empty line cut the recipient's group in two.
      for (const [name, values] of fields) if (!last.fields.has(name)) last.fields.set(name, values);
      Object.assign(last.report, reportOf(last.report.address, last.fields));
    }
  }
  return result;
}

/** Groups are parted by empty lines; a second Final-Recipient starts a group of its own in any case. */
function blocks(text: string): string[] {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(
      /^(?:[ \t]*>[ \t]?|[ \t]+)(?=(?:Reporting-MTA|Final-Recipient|Original-Recipient|Action|Status|Diagnostic-Code|Remote-MTA):)/gim,
      '',
    )
    .replace(/\n(?=Final-Recipient:)/gi, (line, at: number, whole: string) =>
      /Final-Recipient:[^]*$/i.test(
        whole
          .slice(Math.max(0, at - 2_000), at)
          .split(/\n\s*\n/)
          .pop()!,
      )
        ? '\n\n'
        : line,
    )
    .split(/\n[ \t]*\n/);
}

function recipientOf(fields: Headers): string | null {
  const original = typedAddress(header(fields, 'original-recipient'));
  const final = typedAddress(header(fields, 'final-recipient'));
  if (original?.includes('@')) return original;
  return final ?? original ?? typedAddress(header(fields, 'x-actual-recipient'));
}

/** `rfc822; name@host` (RFC 3464, 2.1.2); the type and the brackets are often missing or doubled. */
function typedAddress(value: string): string | null {
  if (!value) return null;
  const bare = xtext(value.replace(/^\s*[\w-]+\s*;/, '').trim());
  const [first] = addressesIn(bare);
  if (first) return first;
  const name = normaliseAddress(bare.replace(/\s.*$/, ''));
  return name === '' || /^(?:unknown|system;?)$/i.test(name) ? null : name;
}

/** RFC 3461: an ORCPT is written in xtext, `+` and two hexadecimal digits. */
function xtext(value: string): string {
  return value.replace(/\+(2B|3D|40)/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

function reportOf(address: string, fields: Headers): RecipientReport {
  const diagnostics = fields.get('diagnostic-code') ?? [];
  const extra = fields.get('x-supplementary-info') ?? fields.get('x-display-name-diagnostic') ?? [];
  const diagnostic = [...diagnostics, ...(diagnostics.length > 0 ? [] : extra)]
    .map((value) => value.replace(/^\s*[\w-]+\s*;\s*/, ''))
    .join(' ')
    .trim();
  const status = /(?<![\d.])([245]\.\d{1,3}\.\d{1,3})(?!\.?\d)/.exec(header(fields, 'status'));
  return {
    address,
    alternative: typedAddress(header(fields, 'final-recipient')),
    outcome: (/^\s*([a-z]+)/i.exec(header(fields, 'action'))?.[1] ?? '').toLowerCase(),
    status: status?.[1] ?? null,
    diagnostic: diagnostic || null,
    remoteMta: mtaName(header(fields, 'remote-mta')) || null,
    source: 'fields',
  };
}

function mtaName(value: string): string {
  return value.replace(/^\s*[\w-]+\s*;\s*/, '').trim();
}
