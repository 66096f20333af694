import { describe, expect, test } from 'vitest';
import { placeOfHost, requireAllowedAddress, requireAllowedHost } from './server-rules.js';

test.each([
  ['smtp.gmail.com', 'public'],
  ['SMTP.Gmail.com.', 'public'],
  ['198.35.26.96', 'public'],
  ['203.0.113.9', 'nowhere'],
  ['2001:4860:4860::8888', 'public'],
  ['localhost', 'loopback'],
  ['127.0.0.1', 'loopback'],
  ['127.9.9.9', 'loopback'],
  ['::1', 'loopback'],
  ['::ffff:127.0.0.1', 'loopback'],
  ['10.1.2.3', 'own_network'],
  ['192.168.1.20', 'own_network'],
  ['172.31.255.1', 'own_network'],
  ['172.32.0.1', 'public'],
  ['fd00::25', 'own_network'],
  ['postfix', 'own_network'],
  ['mail.office.lan', 'own_network'],
  ['169.254.169.254', 'nowhere'],
  ['0.0.0.0', 'nowhere'],
  ['fe80::1', 'nowhere'],
  ['127.1', 'nowhere'],
  ['2130706433', 'nowhere'],
  ['0x7f.1', 'nowhere'],
  ['0x7f000001', 'nowhere'],
  ['::ffff:a9fe:a9fe', 'nowhere'],
  ['mx.shop.test', 'reserved'],
  ['mail.localhost', 'reserved'],
  ['smtp.example', 'reserved'],
])('%s is %s', (host, place) => {
  expect(placeOfHost(host)).toBe(place);
});

describe('a real workspace', () => {
  test('connects to the world, and to the own network when that is meant', () => {
    requireAllowedHost('real', 'smtp.gmail.com', false);
    requireAllowedHost('real', '127.0.0.1', true);
    requireAllowedHost('real', '192.168.1.20', true);
    expect(() => requireAllowedHost('real', '127.0.0.1', false)).toThrow(/on this machine/);
    expect(() => requireAllowedHost('real', '192.168.1.20', false)).toThrow(/own network/);
  });
  test.each(['mx.shop.test', 'mail.localhost', '169.254.169.254'])('never connects to %s', (host) => {
    expect(() => requireAllowedHost('real', host, true)).toThrow(/No (mail )?server/);
  });
  test('sends under no reserved name', () => {
    requireAllowedAddress('real', 'ines@example.com', 'fromAddress');
    expect(() => requireAllowedAddress('real', 'ines@shop.test', 'fromAddress')).toThrow(/\.test/);
    expect(() => requireAllowedAddress('real', 'ines@shop.EXAMPLE', 'fromAddress')).toThrow(/\.example/);
  });
});

describe('a sandbox', () => {
  test('connects to this machine only, whatever is meant', () => {
    requireAllowedHost('sandbox', '127.0.0.1', false);
    requireAllowedHost('sandbox', 'localhost', false);
    for (const host of ['smtp.gmail.com', '10.0.0.1', 'mx.shop.test', '0.0.0.0'])
      expect(() => requireAllowedHost('sandbox', host, true)).toThrow(/never leaves/);
  });
  test('has addresses that nobody can own', () => {
    requireAllowedAddress('sandbox', 'hello@shop.test', 'fromAddress');
    expect(() => requireAllowedAddress('sandbox', 'hello@shop.com', 'fromAddress')).toThrow(/end in \.test/);
  });
});
