interface Named {
  firstName: string;
  lastName: string;
  email: string;
}

/** What a person is called: first and last name as far as known, else the address. */
export function personName({ firstName, lastName, email }: Named): string {
  return [firstName, lastName].filter(Boolean).join(' ') || email;
}
