import { expect, test } from 'vitest';
import { csvLine } from './csv-cell.js';

test('a formula is disarmed, quotes and line breaks are kept', () => {
  expect(csvLine(['=1+1', '+49', '-1', '@x', '\tx', '\rx', 'a"b', 'a,b', 'a\nb', 'plain', ''])).toBe(
    `'=1+1,'+49,'-1,'@x,'\tx,"'\rx","a""b","a,b","a\nb",plain,\r\n`,
  );
});
