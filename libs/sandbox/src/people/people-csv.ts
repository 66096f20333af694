import type { SandboxPerson } from './person.js';

const COLUMNS = ['email', 'first_name', 'last_name', 'city', 'country', 'language', 'time_zone', 'company'];

/** The people as a CSV file for the import (RFC 4180: CRLF, quotes where needed, a header row). */
export function peopleCsv(people: readonly SandboxPerson[]): string {
  const rows = people.map((person) =>
    [
      person.email,
      person.firstName,
      person.lastName,
      person.city,
      person.country,
      person.language,
      person.timeZone,
      person.company ?? '',
    ].map(quoted),
  );
  return [COLUMNS, ...rows].map((row) => `${row.join(',')}\r\n`).join('');
}

function quoted(value: string): string {
  return /[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
