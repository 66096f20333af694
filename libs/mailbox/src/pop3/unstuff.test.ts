import { array, assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { endOfReply, unstuff } from './unstuff.js';

const stuff = (content: string) => `${content.replace(/(^|\r\n)\./g, '$1..')}.\r\n`;
/** Text of what matters here, dots and line ends, that ends with a line end as every reply does. */
const contents = array(constantFrom('.', '..', 'a', '\r\n', '\r\n', '\n', '\r', '.\r\n', 'é'), {
  maxLength: 40,
}).map((parts) => {
  const text = parts.join('');
  return text === '' || text.endsWith('\r\n') ? text : `${text}\r\n`;
});

/** As Pop3Wire reads: chunk by chunk, with the last four bytes of what came before. */
function readIn(chunks: readonly Buffer[]): { content: string; rest: string } | null {
  let before: Buffer = Buffer.from('\r\n');
  const pieces: Buffer[] = [];
  for (const [at, chunk] of chunks.entries()) {
    const end = endOfReply(before, chunk);
    if (end !== null) {
      pieces.push(chunk.subarray(0, end));
      const rest = Buffer.concat([chunk.subarray(end), ...chunks.slice(at + 1)]);
      return { content: unstuff(Buffer.concat(pieces)).toString('latin1'), rest: rest.toString('latin1') };
    }
    pieces.push(chunk);
    before = Buffer.concat([before, chunk]).subarray(-4);
  }
  return null;
}

describe('a multi-line reply', () => {
  it('comes out as it went in, however it was cut on the way, and not a byte of the next reply with it', () => {
    assert(
      property(contents, array(integer({ min: 1, max: 7 }), { maxLength: 60 }), (content, cuts) => {
        const wire = Buffer.from(`${stuff(content)}+OK next`, 'latin1');
        const chunks: Buffer[] = [];
        let at = 0;
        for (const cut of cuts) {
          if (at < wire.length) chunks.push(wire.subarray(at, at + cut));
          at += cut;
        }
        if (at < wire.length) chunks.push(wire.subarray(at));
        expect(readIn(chunks)).toEqual({ content, rest: '+OK next' });
      }),
    );
  });

  it.each([
    ['nothing', '.\r\n', ''],
    ['a line with a dot', '..\r\n.\r\n', '.\r\n'],
    ['a dot behind a bare LF, which ends no line', 'a\n.\r\nb\r\n.\r\n', 'a\n.\r\nb\r\n'],
    ['a dot that a careless server did not double', '.a\r\n.\r\n', 'a\r\n'],
  ])('of %s', (_, wire, content) => {
    expect(readIn([Buffer.from(wire)])?.content).toBe(content);
  });
});
