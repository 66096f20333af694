let lastSecond = Number.NaN;
let lastText = '';

/** An RFC 5322 date in UTC. Many messages leave within one second: the last text is kept. */
export function messageDate(date: Date): string {
  const second = Math.floor(date.getTime() / 1000);
  if (second !== lastSecond) {
    lastText = date.toUTCString().replace('GMT', '+0000');
    lastSecond = second;
  }
  return lastText;
}
