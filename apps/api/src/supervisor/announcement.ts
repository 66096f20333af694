const FIRST_STEPS = 'Open it in a browser and sign in; on the first visit you create the owner.';

/** What the terminal says once the page answers: where, how to sign in, how to stop. */
export function announcement(publicUrl: string, notices: readonly string[]): string {
  const lines = [`Mailwright runs at ${publicUrl}`, ...(notices.length > 0 ? notices : [FIRST_STEPS]), 'Ctrl-C stops it.'];
  return `\n${lines.map((line) => `  ${line}`).join('\n')}\n\n`;
}
