import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeOfAddress, type AddressPlace } from './address-place.js';
import { isWithin } from './reach.js';

const table: Record<AddressPlace, string[]> = {
  loopback: ['127.0.0.1', '127.255.255.255', '::1', '0:0:0:0:0:0:0:1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
  own_network: [
    '10.0.0.0', '10.255.255.255', '172.16.0.1', '172.31.255.255', '192.168.0.1', '100.64.0.1', '100.127.255.255',
    '198.18.0.1', '198.19.255.255', 'fc00::1', 'fdff:ffff::1', '::ffff:10.0.0.1', '::ffff:c0a8:1',
  ],
  nowhere: [
    '0.0.0.0', '0.1.2.3', '169.254.169.254', '169.254.0.1', '::ffff:169.254.169.254', '::ffff:a9fe:a9fe',
    '100.100.100.200', '168.63.129.16', '192.0.0.192', '192.0.2.1', '192.88.99.1', '198.51.100.7', '203.0.113.9',
    '224.0.0.1', '239.1.1.1', '240.0.0.1', '255.255.255.255',
    '::', 'fe80::1', 'fe80::1%eth0', 'febf::1', 'fec0::1', 'ff02::1', '100::1', '5f00::1', '4000::1',
    'fd00:ec2::254', 'fd20:ce::254', '2001::1', '2001:2::1', '2001:10::1', '2001:db8::1', '3fff::1',
    // Carried by a translator or a relay: 10.0.0.1, 127.0.0.1 and 169.254.169.254.
    '64:ff9b::10.0.0.1', '64:ff9b::7f00:1', '64:ff9b::a9fe:a9fe', '64:ff9b:1::1', '2002:a00:1::1', '2002:7f00:1::', '2002:a9fe:a9fe::1',
    // IPv4-compatible and IPv4-translated, long out of use.
    '::127.0.0.1', '::ffff:0:127.0.0.1',
    'localhost', 'mail.example.com', '127.1', '', '1.2.3.4.5', '0x7f000001',
  ],
  public: [
    '1.1.1.1', '9.255.255.255', '11.0.0.1', '172.15.255.255', '172.32.0.1', '100.63.255.255', '100.128.0.1', '169.253.1.1',
    '192.0.1.1', '198.17.1.1', '198.20.0.1', '223.255.255.255', '2001:4860:4860::8888', '2a00:1450:4001::1a',
    '::ffff:8.8.8.8', '64:ff9b::8.8.8.8', '2002:808:808::1', '2001:200::1',
  ],
}; // prettier-ignore

test.each(Object.entries(table).flatMap(([place, all]) => all.map((address) => [address, place])))(
  '%s is %s',
  (address, place) => {
    expect(placeOfAddress(address)).toBe(place);
  },
);

test('an IPv4 address is in the same place when IPv6 carries it', () => {
  fc.assert(
    fc.property(fc.ipV4(), (address) => {
      expect(placeOfAddress(`::ffff:${address}`)).toBe(placeOfAddress(address));
    }),
  );
});

test('every spelling of an IPv6 address is in the same place', () => {
  fc.assert(
    fc.property(fc.ipV6(), (address) => {
      expect(placeOfAddress(new URL(`http://[${address}]`).hostname.slice(1, -1))).toBe(
        placeOfAddress(address),
      );
    }),
  );
});

test.each([
  ['this_machine', '127.0.0.1', true],
  ['this_machine', '10.0.0.1', false],
  ['this_machine', '8.8.8.8', false],
  ['internet', '8.8.8.8', true],
  ['internet', '127.0.0.1', false],
  ['internet', '10.0.0.1', false],
  ['internet', '169.254.169.254', false],
  ['own_network', '8.8.8.8', true],
  ['own_network', '127.0.0.1', true],
  ['own_network', 'fd12::1', true],
  ['own_network', '169.254.169.254', false],
  ['own_network', 'fd00:ec2::254', false],
  ['own_network', 'fe80::1', false],
] as const)('with the reach %s a connection to %s is allowed: %s', (reach, address, allowed) => {
  expect(isWithin(reach, address)).toBe(allowed);
});
