import { BlockList, isIP } from 'node:net';

/**
 * Where an IP address is: this machine, a network of our own, a place where no mail server is (link-local, where clouds
 * hand out credentials; multicast; reserved; documentation), or the world.
 */
export type AddressPlace = 'loopback' | 'own_network' | 'nowhere' | 'public';

/** The first network that holds the address decides. IANA's special-purpose registries (RFC 6890), and clouds' metadata. */
const PLACES_V4 = placesOf([
  // Metadata and credentials of clouds outside of link-local: Alibaba, Azure's WireServer.
  ['100.100.100.200/32', 'nowhere'],
  ['168.63.129.16/32', 'nowhere'],
  ['127.0.0.0/8', 'loopback'],
  ['10.0.0.0/8', 'own_network'],
  ['172.16.0.0/12', 'own_network'],
  ['192.168.0.0/16', 'own_network'],
  // RFC 6598, carrier-grade NAT: also what overlay networks such as Tailscale use.
  ['100.64.0.0/10', 'own_network'],
  // RFC 2544, benchmarks: what some VPN programs answer for every name.
  ['198.18.0.0/15', 'own_network'],
  ['0.0.0.0/8', 'nowhere'],
  ['169.254.0.0/16', 'nowhere'],
  ['192.0.0.0/24', 'nowhere'],
  ['192.0.2.0/24', 'nowhere'],
  ['192.88.99.0/24', 'nowhere'],
  ['198.51.100.0/24', 'nowhere'],
  ['203.0.113.0/24', 'nowhere'],
  ['224.0.0.0/3', 'nowhere'],
  ['0.0.0.0/0', 'public'],
]);
const PLACES_V6 = placesOf([
  // Metadata of Amazon and Google, inside of the unique local addresses.
  ['fd00:ec2::254/128', 'nowhere'],
  ['fd20:ce::254/128', 'nowhere'],
  ['::1/128', 'loopback'],
  ['fc00::/7', 'own_network'],
  // Teredo, benchmarks, ORCHID, documentation: inside of what is given out otherwise.
  ['2001::/23', 'nowhere'],
  ['2001:db8::/32', 'nowhere'],
  ['3fff::/20', 'nowhere'],
  // The only block that is given out; link-local, site-local, multicast and all the rest are outside of it.
  ['2000::/3', 'public'],
  ['::/0', 'nowhere'],
]);

/** Anything that is no IP address is `nowhere`. An IPv6 address that carries an IPv4 one is where that one is. */
export function placeOfAddress(address: string): AddressPlace {
  const family = isIP(address);
  if (family === 0) return 'nowhere';
  if (family === 4) return lookUp(PLACES_V4, address, 'ipv4');
  const groups = groupsOf(address);
  const carried = groups && carriedBy(groups);
  if (!carried) return groups ? lookUp(PLACES_V6, groups.map(hex).join(':'), 'ipv6') : 'nowhere';
  const place = lookUp(PLACES_V4, carried.ipv4, 'ipv4');
  // A translator or a relay that leads inwards was set up by nobody for mail.
  return carried.by === 'mapped' || place === 'public' ? place : 'nowhere';
}

/** True for 127.0.0.0/8 and ::1, also written as ::ffff:127.0.0.1. */
export const isLoopback = (address: string): boolean => placeOfAddress(address) === 'loopback';

/** IPv4-mapped (RFC 4291, section 2.5.5.2), NAT64's well-known prefix (RFC 6052), 6to4 (RFC 3056). */
function carriedBy(groups: readonly number[]): { by: 'mapped' | 'translated'; ipv4: string } | null {
  const [first = 0, second = 0, third = 0] = groups;
  const ipv4 = (high = 0, low = 0): string => `${high >> 8}.${high & 255}.${low >> 8}.${low & 255}`;
  const beginsWith = (...prefix: number[]): boolean => prefix.every((group, nth) => groups[nth] === group);
  if (beginsWith(0, 0, 0, 0, 0, 0xffff)) return { by: 'mapped', ipv4: ipv4(groups[6], groups[7]) };
  if (beginsWith(0x64, 0xff9b, 0, 0, 0, 0)) return { by: 'translated', ipv4: ipv4(groups[6], groups[7]) };
  if (first === 0x2002) return { by: 'translated', ipv4: ipv4(second, third) };
  return null;
}

/** The eight numbers of an IPv6 address in any spelling; null for one with a zone, which is link-local. */
function groupsOf(address: string): number[] | null {
  const url = `http://[${address}]`;
  if (!URL.canParse(url)) return null;
  const [head = '', tail] = new URL(url).hostname.slice(1, -1).split('::');
  const read = (part: string): number[] =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const before = read(head);
  const after = read(tail ?? '');
  return [...before, ...Array<number>(8 - before.length - after.length).fill(0), ...after];
}

const hex = (group: number): string => group.toString(16);

type Places = readonly { network: BlockList; place: AddressPlace }[];

function placesOf(rules: readonly (readonly [string, AddressPlace])[]): Places {
  return rules.map(([text, place]) => {
    const [address = '', bits = ''] = text.split('/');
    const network = new BlockList();
    network.addSubnet(address, Number(bits), isIP(address) === 6 ? 'ipv6' : 'ipv4');
    return { network, place };
  });
}

const lookUp = (places: Places, address: string, family: 'ipv4' | 'ipv6'): AddressPlace =>
  places.find(({ network }) => network.check(address, family))?.place ?? 'nowhere';
