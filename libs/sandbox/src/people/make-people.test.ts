import { expect, it } from 'vitest';
import { makePeople } from './make-people.js';
import { peopleCsv } from './people-csv.js';

it('makes 20,000 people with addresses of their own, all below .test', () => {
  const people = makePeople({ seed: 11, count: 20_000 });
  expect(new Set(people.map(({ email }) => email)).size).toBe(20_000);
  expect(people.filter(({ email }) => !/^[a-z]+\.[a-z]+(\.\d+)?@[a-z-]+\.test$/.test(email))).toEqual([]);
  const zones = new Set(Intl.supportedValuesOf('timeZone'));
  expect(people.filter(({ timeZone }) => !zones.has(timeZone))).toEqual([]);
});

it('makes the same people again, and a longer list begins with the shorter one', () => {
  const people = makePeople({ seed: 11, count: 300 });
  expect(makePeople({ seed: 11, count: 3000 }).slice(0, 300)).toEqual(people);
  expect(makePeople({ seed: 12, count: 300 })).not.toEqual(people);
});

it('writes them as CSV with a header, quoting what needs it', () => {
  const [person] = makePeople({ seed: 1, count: 1 });
  const csv = peopleCsv([{ ...person!, email: 'a@b.test', company: 'Brandt, "Söhne"' }]);
  const [header, row, end] = csv.split('\r\n');
  expect(header).toBe('email,first_name,last_name,city,country,language,time_zone,company');
  expect(row).toMatch(/^a@b\.test,.*,"Brandt, ""Söhne"""$/);
  expect(end).toBe('');
});
