import Handlebars from 'handlebars';
import type { ContentPart, ContentProblem } from '../content.js';
import { LIMITS } from '../limits.js';
import { checkStructure } from './check-structure.js';
import { inspectProgram, type InspectedTemplate } from './inspect-program.js';
import { positionAt } from './position.js';
import { scanTags } from './scan-tags.js';

/**
 * Checks one of the author's strings. `rawAllowed`: `{{{x}}}` may stand in it (always so outside HTML, where
 * nothing is escaped anyway).
 */
export function inspectTemplate(
  source: string,
  part: ContentPart,
  options: { rawAllowed: boolean },
): InspectedTemplate {
  const failed = (problems: ContentProblem[]): InspectedTemplate => ({ problems, uses: [], edits: [] });
  if (source.length > LIMITS.sourceLength) {
    const message = `The ${part} is longer than ${LIMITS.sourceLength} characters.`;
    const advice = 'Shorten it; pictures belong on a server or into attachments.';
    return failed([{ code: 'source_too_long', part, line: 1, column: 1, message, advice }]);
  }
  const scanned = scanTags(source);
  if (scanned.tags.length > LIMITS.tags) {
    const at = positionAt(source, scanned.tags[LIMITS.tags]!.start);
    const message = `There are more than ${LIMITS.tags} merge tags.`;
    return failed([{ code: 'too_many_tags', part, ...at, message, advice: 'Use {{#each}} for lists.' }]);
  }
  const problems = checkStructure(source, scanned, part);
  if (problems.length > 0) return failed(problems);
  const parsed = parse(source, part, scanned.tags);
  return 'problem' in parsed
    ? failed([parsed.problem])
    : inspectProgram(parsed.program, source, part, options);
}

type Parsed = { program: hbs.AST.Program } | { problem: ContentProblem };

function parse(source: string, part: ContentPart, tags: readonly { start: number; end: number }[]): Parsed {
  try {
    return { program: Handlebars.parse(source) };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // The parser's message is "Parse error on line 3:" and an excerpt; the tag of that line is the culprit.
    const line = Number(/on line (\d+)/.exec(error.message)?.[1] ?? 1);
    const tag = tags.find(({ start, end }) => {
      return positionAt(source, start).line <= line && positionAt(source, end).line >= line;
    });
    const position = tag === undefined ? { line, column: 1 } : positionAt(source, tag.start);
    const shown = tag === undefined ? 'A tag of this line' : source.slice(tag.start, tag.end).slice(0, 80);
    const message = `${shown} cannot be understood.`;
    const advice = 'Field names have no blanks; texts stand in quotes: {{default first_name "there"}}.';
    return { problem: { code: 'tag_unreadable', part, ...position, message, advice } };
  }
}
