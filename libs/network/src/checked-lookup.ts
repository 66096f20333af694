import { lookup as systemLookup } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isWithin, type Reach } from './reach.js';

/** `code`: ENOTLOOPBACK for a sandbox, EOUTOFREACH otherwise. `address` is what the name led to. */
export class OutOfReach extends Error {
  readonly code: 'ENOTLOOPBACK' | 'EOUTOFREACH';

  constructor(
    readonly host: string,
    readonly address: string,
    reach: Reach,
  ) {
    super(
      reach === 'this_machine'
        ? `${host} is not on this machine${host === address ? '' : ` (${address})`}`
        : `${host} is no public address${host === address ? '' : ` (${address})`}`,
    );
    this.code = reach === 'this_machine' ? 'ENOTLOOPBACK' : 'EOUTOFREACH';
  }
}

/** Throws `OutOfReach` for an address literal that may not be connected to: no look-up is asked about those. */
export function assertWithin(reach: Reach, host: string): void {
  if (isIP(host) !== 0 && !isWithin(reach, host)) throw new OutOfReach(host, host, reach);
}

/**
 * A `lookup` for `net.connect` and `tls.connect` that fails with `OutOfReach` unless every address of the name may be
 * connected to. The check sits where the address is used: the addresses that it returns are the ones that are dialled,
 * so a name that changes between check and connect cannot slip through. Certificates are checked against the name.
 */
export function checkedLookup(reach: Reach, lookup: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, answer) => {
      if (error) return callback(error, []);
      const addresses = Array.isArray(answer) ? answer : [{ address: answer, family: isIP(answer) }];
      const stranger = addresses.find(({ address }) => !isWithin(reach, address));
      if (stranger) return callback(new OutOfReach(hostname, stranger.address, reach), []);
      const [first] = addresses;
      if (!first)
        return callback(Object.assign(new Error(`${hostname} has no address`), { code: 'ENODATA' }), []);
      if (options.all === true) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
