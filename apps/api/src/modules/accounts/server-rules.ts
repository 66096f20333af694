import { isIP } from 'node:net';
import { type AddressPlace, placeOfAddress } from '@mailwright/network';
import { DomainError } from '../../platform/http/domain-error.js';

export type WorkspaceKind = 'real' | 'sandbox';

/** Where a host is, as far as its name tells. Names are not looked up here: every connection checks what they lead to. */
export type HostPlace = AddressPlace | 'reserved';

/** RFC 2606 and RFC 6761: names that no one has. A real account under one of them is a slip of the keyboard. */
const RESERVED = new Set(['test', 'example', 'invalid', 'localhost']);
/** RFC 6762, RFC 8375 and the names that routers and clouds give to their own network. */
const OWN_NETWORK_NAMES = /\.(local|lan|internal|intranet|home\.arpa)$/;

export function placeOfHost(host: string): HostPlace {
  const name = host.toLowerCase().replace(/\.$/, '');
  if (name === 'localhost') return 'loopback';
  if (isIP(name) !== 0) return placeOfAddress(name);
  // 127.1, 2130706433 and 0x7f.1 are addresses to the system, whatever they look like (WHATWG URL, "ends in a number").
  if (/(?:^|\.)(?:\d+|0x[0-9a-f]*)$/.test(name)) return 'nowhere';
  if (RESERVED.has(lastLabel(name))) return 'reserved';
  return !name.includes('.') || OWN_NETWORK_NAMES.test(name) ? 'own_network' : 'public';
}

/** Refuses a host that this kind of workspace may not connect to. `meant`: the person said that it is on the own network. */
export function requireAllowedHost(kind: WorkspaceKind, host: string, meant: boolean): void {
  const place = placeOfHost(host);
  if (kind === 'sandbox') {
    if (place === 'loopback') return;
    throw refusal(
      'host',
      'account.only_loopback',
      `${host} is not on this machine, and a sandbox never leaves it.`,
      'Use 127.0.0.1 here, or add the account to a real workspace.',
    );
  }
  if (place === 'reserved')
    throw refusal(
      'host',
      'account.host_reserved',
      `No server has a name that ends in .${lastLabel(host)}.`,
      'Give the name that your mail provider tells you.',
    );
  if (place === 'nowhere')
    throw refusal(
      'host',
      'account.host_impossible',
      `No mail server can be at ${host}.`,
      'Give the name that your mail provider tells you.',
    );
  if (place !== 'public' && !meant)
    throw refusal(
      'host',
      'account.own_network',
      `${host} is on ${place === 'loopback' ? 'this machine' : 'your own network'}.`,
      'If that is what you mean, say so: tick “This server is on my own network”.',
    );
}

/** Refuses an address that mail can never come from or go to in this kind of workspace. */
export function requireAllowedAddress(kind: WorkspaceKind, address: string, path: string): void {
  const ending = lastLabel(address);
  if (kind === 'sandbox') {
    if (ending === 'test') return;
    throw refusal(
      path,
      'account.only_test_addresses',
      `${address} could belong to somebody: addresses in a sandbox end in .test.`,
      'Use an address such as hello@shop.test.',
    );
  }
  if (RESERVED.has(ending))
    throw refusal(
      path,
      'account.address_reserved',
      `No address ends in .${ending}.`,
      'Use an address of your own domain.',
    );
}

/** The same for a domain of our own that bounces go to. */
export function requireAllowedDomain(kind: WorkspaceKind, domain: string, path: string): void {
  requireAllowedAddress(kind, `bounce@${domain}`, path);
}

const lastLabel = (name: string): string => name.toLowerCase().replace(/\.$/, '').split(/[.@]/).at(-1) ?? '';

const refusal = (path: string, code: string, says: string, remedy: string): DomainError =>
  new DomainError(code, 'invalid', says, remedy, [{ path, message: `${says} ${remedy}` }]);
