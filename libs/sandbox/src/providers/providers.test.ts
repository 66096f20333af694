import { expect, it } from 'vitest';
import { PROVIDERS } from './providers.js';

const facts = { to: 'lena@x.test', id: '0123456789abcdef' };
const replies = Object.values(PROVIDERS).flatMap((provider) =>
  Object.entries(provider.objections).map(([objection, say]) => ({
    key: provider.key,
    objection,
    ...say(facts),
  })),
);

it.each(replies)('$key says $objection with codes that fit together', ({ objection, code, lines }) => {
  for (const line of lines) expect(line).toMatch(/^[45]\.\d+\.\d+ /);
  const lasting = ['unknown', 'over_quota', 'blocked'].includes(objection);
  expect(String(code)[0]).toBe(lasting ? '5' : '4');
  expect(lines.every((line) => line[0] === String(code)[0])).toBe(true);
  expect(lines.every((line) => line.length < 500 && !/[\r\n]/.test(line))).toBe(true);
});
