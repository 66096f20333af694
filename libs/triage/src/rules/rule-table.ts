import type { BounceRule } from './bounce-rule.js';

/** Rows of one category, with one expression over all of them: most texts are passed by at its price. */
export interface RuleTable {
  rules: readonly BounceRule[];
  any: RegExp;
}

export function tableOf(rules: readonly BounceRule[]): RuleTable {
  return { rules, any: new RegExp(rules.map((rule) => `(?:${rule.pattern.source})`).join('|'), 'i') };
}

/** The first row that matches, in the order of the tables and of the rows in each. */
export function firstRule(
  tables: readonly RuleTable[],
  text: string,
): { rule: BounceRule; match: RegExpExecArray } | null {
  for (const table of tables) {
    if (!table.any.test(text)) continue;
    for (const rule of table.rules) {
      const match = rule.pattern.exec(text);
      if (match) return { rule, match };
    }
  }
  return null;
}
