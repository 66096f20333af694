import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';

/** A message to judge: where it is, and how the answer names it. */
export interface MessageFile {
  readonly path: string;
  /** Relative to the folder that was asked for; a file that was asked for itself keeps the name it was given. */
  readonly name: string;
}

/** Lists and notes that lie beside collections of mail. */
const NO_MESSAGE = /^\.|\.(jsonl?|md)$/i;

/**
 * The files behind a path, folders recursively in the order of their names. Links are followed only where the person
 * named them. A path that is not there, or a folder that cannot be listed, is given as itself: reading it says why not.
 */
export async function* messageFiles(path: string, given: string): AsyncGenerator<MessageFile> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) {
    yield { path, name: given };
    return;
  }
  yield* below(path, path);
}

async function* below(folder: string, root: string): AsyncGenerator<MessageFile> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => undefined);
  if (!entries) {
    yield { path: folder, name: relative(root, folder) };
    return;
  }
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (NO_MESSAGE.test(entry.name)) continue;
    if (entry.isDirectory()) yield* below(path, root);
    else if (entry.isFile()) yield { path, name: relative(root, path) };
  }
}
