import { z } from 'zod';

/**
 * A backup is one gzip stream:
 *
 *     mailwright-backup 1
 *     {header}                       one line of JSON
 *     {table}                        one line of JSON per table, in an order in which parents come first, followed by
 *       <length>\n<bytes>            its rows as PostgreSQL's COPY text, in pieces,
 *       0\n                          until a piece of length 0
 *     {trailer}                      one line of JSON: rows and SHA-256 of every table, values of the sequences
 *
 * The schema is not in it: the migrations make it. Neither is the master key.
 */
export const MAGIC = 'mailwright-backup 1';

export const headerSchema = z.object({
  kind: z.literal('header'),
  createdAt: z.string(),
  /** The version of Mailwright that wrote it. */
  version: z.string(),
  /** The migrations that made its schema. */
  migrations: z.array(z.string()),
  /** The version of the job library's own schema, null when it had none. */
  jobsSchema: z.number().nullable(),
  /** Partitions made while running, as SQL after `create table if not exists`. */
  partitions: z.array(z.object({ name: z.string(), definition: z.string() })),
});
export type Header = z.infer<typeof headerSchema>;

export const tableSchema = z.object({
  kind: z.literal('table'),
  /** Quoted for SQL: `"public"."contacts"`. */
  name: z.string(),
  columns: z.array(z.string()),
});
export type Table = z.infer<typeof tableSchema>;

export const trailerSchema = z.object({
  kind: z.literal('trailer'),
  tables: z.array(z.object({ name: z.string(), rows: z.number(), sha256: z.string() })),
  sequences: z.array(z.object({ name: z.string(), value: z.string(), called: z.boolean() })),
});
export type Trailer = z.infer<typeof trailerSchema>;

/** One row is one line: COPY text writes a line break inside a value as the two characters \\n. */
export function countRows(piece: Buffer): number {
  let count = 0;
  for (let at = piece.indexOf(10); at !== -1; at = piece.indexOf(10, at + 1)) count += 1;
  return count;
}
