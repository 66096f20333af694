import { styleText } from 'node:util';

const LEVELS: Record<number, [name: string, color: Parameters<typeof styleText>[0]]> = {
  10: ['trace', 'gray'],
  20: ['debug', 'gray'],
  30: ['info', 'green'],
  40: ['warn', 'yellow'],
  50: ['error', 'red'],
  60: ['fatal', 'magenta'],
};

/** One JSON log line as a line for people: `12:03:04 info  web  http.started port=3000`. */
export function pretty(line: string): string {
  let entry: Record<string, unknown>;
  try {
    entry = JSON.parse(line) as Record<string, unknown>;
  } catch {
    return line; // Not ours: passed on as it is.
  }
  const { level, time, name, event, msg, err, pid: _pid, hostname: _hostname, ...rest } = entry;
  const [word, color] = LEVELS[Number(level)] ?? ['info', 'green'];
  const pairs = Object.entries(rest).map(
    ([key, value]) => `${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const parts = [
    styleText('gray', String(time).slice(11, 19)),
    styleText(color, word.padEnd(5)),
    styleText('cyan', (typeof name === 'string' ? name : '').padEnd(10)),
    [event, err ? '' : msg, ...pairs].filter(Boolean).join(' '),
  ];
  return `${parts.join(' ')}${stackOf(err)}\n`;
}

function stackOf(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  const text = 'stack' in error ? error.stack : 'message' in error ? error.message : undefined;
  return typeof text === 'string' ? `\n  ${text.replaceAll('\n', '\n  ')}` : '';
}
