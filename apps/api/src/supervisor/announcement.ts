const FIRST_STEPS = 'Open it in a browser and sign in; on the first visit you create the owner.';

/** How to sign in. With a set-up code (bound wider than loopback) the owner is created only by who can read it here. */
export function noticesFor(publicUrl: string, setupCode: string | null): string[] {
  if (setupCode === null) return [FIRST_STEPS];
  return [FIRST_STEPS, `Creating the owner at ${publicUrl} needs this code: ${setupCode}`];
}

/** What the terminal says once it runs: where, how to sign in, how to stop. */
export function announcement(
  publicUrl: string,
  notices: readonly string[],
  roles?: readonly string[],
): string {
  const serves = !roles || roles.includes('api');
  const lines = [
    serves ? `Mailwright runs at ${publicUrl}` : `Mailwright runs: ${roles.join(', ')}`,
    ...(serves ? notices : []),
    'Ctrl-C stops it.',
  ];
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}
