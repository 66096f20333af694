import { expect, test } from 'vitest';
import { checkFiles } from './check-files.js';

const none = { attachments: [], pictures: { found: [], missing: [] }, willGet: 20_000 };
const file = (bytes: number) => ({ fileName: 'a.pdf', bytes });

test('a mail without files has nothing to be checked', () => {
  expect(checkFiles(none)).toEqual([]);
});

test('what a file costs is said for everybody together, as it leaves', () => {
  expect(checkFiles({ ...none, attachments: [file(1_800_000)] })).toEqual([
    {
      key: 'files',
      state: 'ok',
      says: '1 file, 1.8 MB. For 20,000 people 49 GB leave, as mails carry files.',
    },
  ]);
});

test('above 5 MB it warns, above 18 MB nothing goes, embedded pictures counted in', () => {
  const pictures = { found: [file(400_000), file(100_000)], missing: [] };
  expect(checkFiles({ ...none, attachments: [file(6_000_000)], pictures })).toMatchObject([
    {
      state: 'warning',
      says: expect.stringMatching(/^1 file and 2 embedded pictures, 6\.5 MB\. .* refuse mails over 10 MB/),
    },
  ]);
  expect(checkFiles({ ...none, attachments: [file(9_000_000), file(8_900_000)], pictures })).toMatchObject([
    { state: 'blocker', says: expect.stringContaining('18 MB') },
  ]);
});

test('an embedded picture that is not there keeps the campaign back', () => {
  expect(checkFiles({ ...none, pictures: { found: [], missing: ['x.png@image'] } })).toMatchObject([
    { state: 'blocker', says: expect.stringContaining('x.png@image') },
  ]);
});
