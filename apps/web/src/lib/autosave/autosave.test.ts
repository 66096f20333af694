import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Autosave } from './autosave';

interface Note {
  version: number;
  name: string;
  text: string;
}
type Change = Partial<Pick<Note, 'name' | 'text'>>;

let server: Note;
let refuse: Error | null;
const stale = new Error('stale');

beforeEach(() => {
  vi.useFakeTimers();
  server = { version: 1, name: 'a', text: '' };
  refuse = null;
});
afterEach(() => void vi.useRealTimers());

const open = () =>
  new Autosave<Note, Change>(server, {
    save: ({ version, ...change }) => {
      if (refuse) return Promise.reject(refuse);
      if (version !== server.version) return Promise.reject(stale);
      server = { ...server, ...change, version: version + 1 };
      return Promise.resolve(server);
    },
    load: () => Promise.resolve(server),
    isStale: (error) => error === stale,
    onSaved: () => undefined,
  });

test('what is typed is shown at once and saved together a moment later', async () => {
  const note = open();
  note.change({ name: 'b' });
  note.change({ text: 'x' });
  expect(note.view()).toMatchObject({ state: 'waiting', value: { name: 'b', text: 'x', version: 1 } });
  await vi.runAllTimersAsync();
  expect(note.view()).toMatchObject({ state: 'saved', value: { name: 'b', text: 'x', version: 2 } });
  expect(server.version).toBe(2);
});

test('a failure keeps every word, and the next try sends them', async () => {
  const note = open();
  refuse = new Error('away');
  note.change({ name: 'b' });
  await vi.runAllTimersAsync();
  expect(note.view()).toMatchObject({ state: 'failed', value: { name: 'b' } });
  refuse = null;
  await note.flush();
  expect(server).toMatchObject({ name: 'b', version: 2 });
});

test('somebody else was first: mine goes on top, or theirs is taken', async () => {
  const note = open();
  server = { version: 2, name: 'theirs', text: 'theirs' };
  note.change({ name: 'mine' });
  await vi.runAllTimersAsync();
  expect(note.view().state).toBe('conflict');
  await note.keepMine();
  expect(server).toEqual({ version: 3, name: 'mine', text: 'theirs' });
  server = { version: 9, name: 'again', text: '' };
  note.change({ text: 'lost' });
  await vi.runAllTimersAsync();
  await note.takeTheirs();
  expect(note.view()).toMatchObject({ state: 'saved', value: { name: 'again', text: '', version: 9 } });
  expect(note.hasUnsaved).toBe(false);
});

test('a newer one from elsewhere is taken over only while nothing typed here would be lost', () => {
  const note = open();
  note.adopt({ version: 2, name: 'theirs', text: '' });
  expect(note.view().value.name).toBe('theirs');
  note.change({ name: 'mine' });
  note.adopt({ version: 3, name: 'theirs again', text: '' });
  expect(note.view().value.name).toBe('mine');
});
