import { describe, expect, it } from 'vitest';
import { classifyRefusal } from './classify.js';
import { tellingTables, vagueTables } from './refusals/index.js';
import { categoryOfStatus } from './status-codes.js';

const all = [...tellingTables, ...vagueTables].flatMap((table) => table.rules);

describe('the rules of refusals', () => {
  it.each(all.map((rule) => [rule.id, rule.line, rule] as const))(
    'decide by %s about the line quoted beside it: %s',
    (id, line, rule) => {
      expect(classifyRefusal(line, null)).toMatchObject({ category: rule.category, evidence: { rule: id } });
    },
  );

  it('have names that are unique', () => {
    expect(new Set(all.map((rule) => rule.id)).size).toBe(all.length);
  });

  it.each([
    [
      '550 5.1.1 <cat@example.com>: Recipient address rejected: User unknown in virtual mailbox table',
      'unknown_user',
    ],
    ['550-5.1.1 The email account that you tried to reach does not exist. Please try', 'unknown_user'],
    ['550 5.1.10 RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup', 'unknown_user'],
    ["552-5.2.2 The recipient's inbox is out of storage space and inactive.", 'full'],
    [
      '550-5.2.1 The user you are trying to contact is receiving mail at a rate that prevents additional messages',
      'rate',
    ],
    [
      "550 5.7.1 Unfortunately, messages from [192.0.2.1] weren't sent. Please contact your Internet service provider since part of their network is on our block list (S3140).",
      'blocked',
    ],
    [
      '550 5.7.515 Access denied, sending domain example.com does not meet the required authentication level.',
      'our_configuration',
    ],
    [
      '421 4.7.28 Gmail has detected an unusual rate of unsolicited mail originating from your IP address',
      'rate',
    ],
    [
      '554 5.7.9 Message not accepted for policy reasons. See https://postmaster.yahooinc.com/error-codes',
      'our_configuration',
    ],
    ['550 5.4.310 DNS domain example.invalid does not exist [Message=InfoDomainNonexistent]', 'unknown_host'],
    ['550 5.7.1 TRANSPORT.RULES.RejectMessage; the message was rejected by organization policy', 'policy'],
    ['552 5.3.4 Message size exceeds fixed limit', 'too_big'],
  ])('take “%s” for %s', (line, category) => {
    expect(classifyRefusal(line, /[245]\.\d+\.\d+/.exec(line)?.[0] ?? null).category).toBe(category);
  });

  it('do not read the reason out of an address', () => {
    expect(classifyRefusal('550 5.1.1 <spam-virus@example.com>: User unknown', '5.1.1').category).toBe(
      'unknown_user',
    );
  });
});

describe('a status code alone', () => {
  it.each([
    ['5.1.1', 'unknown_user'],
    ['4.2.2', 'full'],
    ['5.7.606', 'blocked'],
    ['5.7.999', 'policy'],
    ['5.6.9', 'content'],
    ['5.0.0', null],
    ['5.1.99', null],
  ])('%s says %s', (status, category) => {
    expect(categoryOfStatus(status)).toBe(category);
  });
});
