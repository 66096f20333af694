import { generateKeyPairSync } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { FakeDns } from '../testing/fake-dns.js';
import type { Subject } from './check-item.js';
import { checkDkim } from './dkim.js';
import { checkDmarc } from './dmarc.js';
import { checkMx, checkReturnPath } from './mx.js';
import { checkSpf } from './spf.js';

const D = 'northlight.coffee';
const own: Subject = {
  domain: D,
  envelopeDomain: D,
  selector: 'mw1',
  ourKey: null,
  server: { preset: 'postfix', host: 'mx1.northlight.coffee' },
};
const google: Subject = { ...own, server: { preset: 'google_workspace', host: 'smtp.gmail.com' } };
let dns: FakeDns;
beforeEach(() => {
  dns = new FakeDns();
  dns.hosts.set('mx1.northlight.coffee', ['203.0.113.24']);
});

describe('SPF', () => {
  const spf = (record: string | string[], subject = own) => {
    dns.texts.set(D, ['some-verification=1', ...[record].flat()]);
    return checkSpf(subject, dns);
  };

  test.each([
    ['an address', 'v=spf1 ip4:203.0.113.24 -all'],
    ['a network', 'v=spf1 ip4:203.0.113.0/24 ~all'],
    ['a name', 'v=spf1 a:mx1.northlight.coffee -all'],
    ['another name of the same machine', 'v=spf1 a -all'],
    ['the MX', 'v=spf1 mx -all'],
    ['an include', 'v=spf1 include:_spf.northlight.coffee -all'],
  ])('names our server by %s', async (_way, record) => {
    dns.hosts.set(D, ['203.0.113.24']);
    dns.mailHosts.set(D, [{ exchange: 'MX1.northlight.coffee', priority: 10 }]);
    dns.texts.set('_spf.northlight.coffee', ['v=spf1 ip4:203.0.113.24 ?all']);
    expect(await spf(record)).toMatchObject({ state: 'right', copy: null });
  });

  test('says which record to add when there is none', async () => {
    expect(await checkSpf(own, dns)).toMatchObject({
      state: 'missing',
      copy: { name: D, type: 'TXT', value: 'v=spf1 a:mx1.northlight.coffee ~all' },
    });
    expect((await checkSpf(google, dns)).copy?.value).toBe('v=spf1 include:_spf.google.com ~all');
  });

  test('says what to add to one that forgets our server', async () => {
    expect(await spf('v=spf1 include:_spf.google.com -all', own)).toMatchObject({
      state: 'improve',
      copy: { value: 'v=spf1 include:_spf.google.com a:mx1.northlight.coffee -all' },
    });
    expect(await spf('v=spf1 mx ~all', google)).toMatchObject({
      state: 'improve',
      copy: { value: 'v=spf1 mx include:_spf.google.com ~all' },
    });
    expect(await spf('v=spf1 include:_spf.google.com ~all', google)).toMatchObject({ state: 'right' });
  });

  test('two records, an open end and too many look-ups are wrong', async () => {
    expect(await spf(['v=spf1 mx -all', 'v=spf1 a -all'])).toMatchObject({ state: 'wrong' });
    expect(await spf('v=spf1 +all')).toMatchObject({ state: 'wrong', copy: { value: 'v=spf1 ~all' } });
    const many = Array.from({ length: 11 }, (_, n) => `include:s${n}.com`).join(' ');
    expect((await spf(`v=spf1 ${many} -all`)).says).toContain('more than 10 look-ups');
  });

  test('a circle of includes ends', async () => {
    dns.texts.set('loop.com', ['v=spf1 include:loop.com -all']);
    expect(await spf('v=spf1 include:loop.com -all')).toMatchObject({ state: 'wrong' });
  });

  test('of a server on this machine nobody here knows the public address', async () => {
    const result = await spf('v=spf1 ip4:198.51.100.1 -all', {
      ...own,
      server: { preset: 'postfix', host: '127.0.0.1' },
    });
    expect(result).toMatchObject({ state: 'right' });
    expect(result.says).toContain('cannot be seen from here');
  });

  test('no answer is not “missing”', async () => {
    dns.broken.add(D);
    expect(await checkSpf(own, dns)).toMatchObject({ state: 'unknown', copy: null });
    dns.broken.clear();
    dns.broken.add('_spf.google.com');
    expect(await spf('v=spf1 include:_spf.google.com -all', google)).toMatchObject({ state: 'unknown' });
  });
});

describe('DKIM', () => {
  const keyOf = (bits: number) =>
    generateKeyPairSync('rsa', { modulusLength: bits })
      .publicKey.export({ type: 'spki', format: 'der' })
      .toString('base64');
  const dkim = (record: string) => {
    dns.texts.set(`mw1._domainkey.${D}`, [record]);
    return checkDkim(own, dns);
  };

  test('reads how long the key is', async () => {
    expect(await dkim(`v=DKIM1; k=rsa; p=${keyOf(2048)}`)).toMatchObject({
      state: 'right',
      says: 'The key is there, 2048 bits.',
    });
    expect(await dkim(`v=DKIM1; p=${keyOf(1024)}`)).toMatchObject({ state: 'improve' });
    expect(await dkim(`v=DKIM1; p=${keyOf(512)}`)).toMatchObject({ state: 'wrong' });
  });
  test.each([
    ['withdrawn', 'v=DKIM1; p='],
    ['damaged', 'v=DKIM1; p=MIIBIjANBg'],
    ['too short for Ed25519', 'v=DKIM1; k=ed25519; p=AAAA'],
  ])('a key that is %s is wrong', async (_what, record) => {
    expect(await dkim(record)).toMatchObject({ state: 'wrong' });
  });
  test('a test key works and is to be improved', async () => {
    expect(await dkim(`v=DKIM1; t=y; p=${keyOf(2048)}`)).toMatchObject({ state: 'improve' });
  });
  test('no selector, no record and no answer are three things', async () => {
    expect(await checkDkim({ ...own, selector: null }, dns)).toMatchObject({ state: 'not_asked' });
    expect(await checkDkim(own, dns)).toMatchObject({ state: 'missing', name: `mw1._domainkey.${D}` });
    dns.broken.add(`mw1._domainkey.${D}`);
    expect(await checkDkim(own, dns)).toMatchObject({ state: 'unknown' });
  });
});

describe('DMARC', () => {
  test('is found at the domain or at the organisation above it', async () => {
    dns.texts.set('_dmarc.northlight.coffee', ['v=DMARC1; p=reject']);
    expect(await checkDmarc({ ...own, domain: 'mail.northlight.coffee' }, dns)).toMatchObject({
      state: 'right',
      name: '_dmarc.northlight.coffee',
    });
  });
  test('missing: with the record to copy', async () => {
    expect(await checkDmarc(own, dns)).toMatchObject({
      state: 'missing',
      copy: {
        name: '_dmarc.northlight.coffee',
        value: 'v=DMARC1; p=none; rua=mailto:dmarc@northlight.coffee',
      },
    });
  });
  test('two records or none of the policies are wrong', async () => {
    dns.texts.set('_dmarc.northlight.coffee', ['v=DMARC1; p=none', 'v=DMARC1; p=reject']);
    expect(await checkDmarc(own, dns)).toMatchObject({ state: 'wrong' });
    dns.texts.set('_dmarc.northlight.coffee', ['v=DMARC1; p=perhaps']);
    expect(await checkDmarc(own, dns)).toMatchObject({ state: 'wrong' });
  });
  test('says when only DKIM can carry it', async () => {
    dns.texts.set('_dmarc.northlight.coffee', ['v=DMARC1; p=none']);
    expect((await checkDmarc({ ...own, envelopeDomain: 'gmail.com' }, dns)).says).toContain(
      'only DKIM counts',
    );
    expect(
      (await checkDmarc({ ...own, envelopeDomain: 'bounce.northlight.coffee' }, dns)).says,
    ).not.toContain('only DKIM counts');
  });
});

describe('MX', () => {
  test('the lowest number is where answers go; a null MX takes none', async () => {
    dns.mailHosts.set(D, [
      { exchange: 'backup.net', priority: 20 },
      { exchange: 'mx1.net', priority: 5 },
    ]);
    expect(await checkMx(own, dns)).toMatchObject({
      state: 'right',
      found: ['5 mx1.net', '20 backup.net'],
      says: 'Answers go to mx1.net.',
    });
    dns.mailHosts.set(D, [{ exchange: '', priority: 0 }]);
    expect(await checkMx(own, dns)).toMatchObject({ state: 'wrong' });
  });
  test('bounces of a domain without one are lost', async () => {
    expect(await checkReturnPath('bounce.northlight.coffee', dns)).toMatchObject({
      record: 'return_path',
      state: 'missing',
    });
  });
});
