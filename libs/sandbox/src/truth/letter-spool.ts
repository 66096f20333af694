import { closeSync, fstatSync, mkdirSync, openSync, readSync, readdirSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { LetterRef } from './record.js';

const FILE_BYTES = 32 * 1024 * 1024;

/**
 * Keeps accepted letters on disk while something is still going to be done with them, so that memory stays small.
 * Letters lie one after another in numbered files; a file goes when its last letter is released and a newer one exists.
 */
export class LetterSpool {
  readonly #directory: string;
  readonly #open = new Map<number, { file: number; held: number }>();
  #current: number;
  #size = 0;

  constructor(directory: string) {
    mkdirSync(directory, { recursive: true });
    this.#directory = directory;
    const numbers = readdirSync(directory)
      .flatMap((name) => /^(\d+)\.letters$/.exec(name)?.[1] ?? [])
      .map(Number);
    for (const number of numbers) this.#openFile(number);
    this.#current = Math.max(1, ...numbers);
    this.#size = fstatSync(this.#file(this.#current)).size;
  }

  /** Writes a letter (a plain write: it survives SIGKILL) and holds it. */
  keep(letter: Buffer): LetterRef {
    if (this.#size >= FILE_BYTES) this.#startNext();
    const ref = { file: this.#current, offset: this.#size, length: letter.length };
    writeSync(this.#file(ref.file), letter);
    this.#size += letter.length;
    this.hold(ref);
    return ref;
  }

  /** Counts a letter that was kept before a restart. */
  hold(ref: LetterRef): void {
    this.#openFile(ref.file).held += 1;
  }

  read(ref: LetterRef): Buffer {
    const letter = Buffer.alloc(ref.length);
    const read = readSync(this.#file(ref.file), letter, 0, ref.length, ref.offset);
    if (read !== ref.length) throw new Error(`letter ${ref.file}:${ref.offset} is cut short`);
    return letter;
  }

  release(ref: LetterRef): void {
    const entry = this.#openFile(ref.file);
    entry.held -= 1;
    if (entry.held <= 0 && ref.file !== this.#current) this.#remove(ref.file);
  }

  /** Removes the files that nobody holds: to be called once, after the held letters are counted again. */
  sweep(): void {
    for (const [number, { held }] of this.#open) {
      if (held <= 0 && number !== this.#current) this.#remove(number);
    }
  }

  close(): void {
    for (const { file } of this.#open.values()) closeSync(file);
    this.#open.clear();
  }

  #startNext(): void {
    const full = this.#current;
    this.#current += 1;
    this.#size = 0;
    this.#openFile(this.#current);
    if (this.#openFile(full).held <= 0) this.#remove(full);
  }

  #remove(number: number): void {
    closeSync(this.#file(number));
    this.#open.delete(number);
    rmSync(join(this.#directory, `${number}.letters`));
  }

  #file(number: number): number {
    return this.#openFile(number).file;
  }

  #openFile(number: number): { file: number; held: number } {
    let entry = this.#open.get(number);
    if (!entry) {
      entry = { file: openSync(join(this.#directory, `${number}.letters`), 'a+', 0o600), held: 0 };
      this.#open.set(number, entry);
    }
    return entry;
  }
}
