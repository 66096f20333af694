import { chanceOf, type Chance } from '../behaviour/chance.js';
import { PROVIDERS } from '../providers/providers.js';
import { COMPANIES } from './companies.js';
import { COUNTRIES, type Country } from './countries.js';
import type { ProviderKey, SandboxPerson, Temperament } from './person.js';
import { dealTemperaments } from './temperaments.js';

/** Where people have their mail, in per cent; `company` includes every `guarded` person anyway. */
const PROVIDER_SHARES: readonly [ProviderKey, number][] = [
  ['gmele', 44],
  ['lookout', 20],
  ['yahuu', 12],
  ['icloudy', 8],
  ['gmixed', 9],
  ['company', 7],
];
const BLOCK = 2000;

/**
 * Makes up people: the same seed gives the same people, and a longer list begins with the shorter one.
 * Addresses are unique (tested up to 20,000) and end in `.test`, which no mail system of the world resolves (RFC 6761).
 */
export function makePeople(options: { seed: number; count: number }): SandboxPerson[] {
  const taken = new Set<string>();
  const people: SandboxPerson[] = [];
  let temperaments: Temperament[] = [];
  for (let index = 0; index < options.count; index += 1) {
    if (index % BLOCK === 0) temperaments = dealTemperaments(options.seed, index / BLOCK);
    people.push(makePerson(chanceOf('person', options.seed, index), temperaments[index % BLOCK]!, taken));
  }
  return people;
}

function makePerson(chance: Chance, temperament: Temperament, taken: Set<string>): SandboxPerson {
  const country = weighted(
    COUNTRIES.map((entry): [Country, number] => [entry, entry.weight]),
    chance,
  );
  const firstName = chance.pick(country.firstNames);
  const lastName = chance.pick(country.lastNames);
  const city = chance.pick(country.cities);
  const provider = providerFor(temperament, chance);
  const company = provider === 'company' ? chance.pick(COMPANIES) : undefined;
  const domain = company?.domain ?? PROVIDERS[provider].domain;
  return {
    email: freeAddress(`${fold(firstName)}.${fold(lastName)}`, domain, taken, chance),
    firstName,
    lastName,
    city: city.name,
    country: country.name,
    language: country.language,
    timeZone: city.timeZone,
    ...(company ? { company: company.name } : {}),
    provider,
    temperament,
  };
}

function providerFor(temperament: Temperament, chance: Chance): ProviderKey {
  const drawn = weighted(PROVIDER_SHARES, chance);
  if (temperament === 'guarded') return 'company';
  return temperament === 'private' && chance.hit(0.75) ? 'icloudy' : drawn;
}

/** `lena.brandt`, and for the next Lena Brandt at the same provider `lena.brandt.17`. */
function freeAddress(localPart: string, domain: string, taken: Set<string>, chance: Chance): string {
  let address = `${localPart}@${domain}`;
  for (let most = 99; taken.has(address); most *= 2) {
    address = `${localPart}.${chance.between(2, most)}@${domain}`;
  }
  taken.add(address);
  return address;
}

function weighted<T>(entries: readonly (readonly [T, number])[], chance: Chance): T {
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  let left = chance.next() * total;
  for (const [item, weight] of entries) {
    left -= weight;
    if (left < 0) return item;
  }
  return entries.at(-1)![0];
}

const GERMAN: Record<string, string> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** "Müller" → "mueller", "Élise" → "elise". */
function fold(name: string): string {
  return name
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => GERMAN[letter]!)
    .normalize('NFD')
    .replace(/[^a-z]/g, '');
}
