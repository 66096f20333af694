/**
 * Everything that could make a template run away, as counts rather than timers: the same content passes or
 * fails on every machine. Measured without them: three nested `each` over 100 items block a process for
 * 313 ms, 3,000 nested `if` overflow the stack after 1.75 s.
 */
export const LIMITS = {
  /** Characters of one source. */
  sourceLength: 500_000,
  /** Nesting of blocks, and of sub-expressions within one tag. */
  depth: 50,
  /** Nesting of HTML elements; real mails reach about 60. */
  htmlDepth: 250,
  /** Merge tags in one source. */
  tags: 4_000,
  /** Loop iterations of one rendered message, all loops together. */
  iterations: 10_000,
  /**
   * Loop iterations × merge tags of the template, which are what an iteration may have to run. Without it 3,990 tags
   * within two loops over 60 fields kept a process busy for 1.5 s, and within all other limits.
   */
  loopWork: 1_000_000,
  /** Characters that helpers may read in one rendered message. */
  helperWork: 4_000_000,
  /** What making a formatter for dates or numbers counts as, in characters read. */
  formatWork: 40_000,
  /** Characters of one contact field. */
  fieldLength: 64_000,
  /** Longest field × merge tags of one template: what one pass may have to escape. */
  fieldWork: 50_000_000,
  /** Levels of lists and objects within one contact field. */
  fieldDepth: 10,
  /** Lists' items and objects' entries of one contact. */
  fieldItems: 20_000,
  /** Characters of one rendered part. */
  outputLength: 2_000_000,
} as const;

/** Gmail cuts messages off at about 102 KB of HTML ("[Message clipped]"). */
export const GMAIL_CLIPS_AT = 102_000;
