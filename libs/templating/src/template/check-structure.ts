import type { ContentPart, ContentProblem } from '../content.js';
import { LIMITS } from '../limits.js';
import { positionAt } from './position.js';
import type { ScannedTags, Tag } from './scan-tags.js';

/**
 * Checks what can be said about tags without a syntax tree: closed, nested in order, not too deep, no
 * foreign features. Whatever passes can be parsed without overflowing the stack.
 */
export function checkStructure(source: string, scanned: ScannedTags, part: ContentPart): ContentProblem[] {
  const problems: ContentProblem[] = [];
  const open: { tag: Tag; levels: number }[] = [];
  let depth = 0;
  const report = (offset: number, code: string, message: string, advice: string): void => {
    problems.push({ code, part, ...positionAt(source, offset), message, advice });
  };

  for (const tag of scanned.tags) {
    const text = source.slice(tag.start, tag.end);
    const shown = text.length > 60 ? `${text.slice(0, 57)}…` : text;
    if (tag.kind === 'foreign') {
      report(tag.start, 'tag_not_supported', `${shown} is not available in mails.`, foreignAdvice(tag));
    } else if (tag.kind !== 'comment' && tag.kind !== 'else' && tag.body === '') {
      report(tag.start, 'tag_empty', `${shown} names no field.`, 'Write a field, e.g. {{first_name}}.');
    } else if (nesting(tag.body) > LIMITS.depth) {
      report(tag.start, 'too_deep', `${shown} nests too many parentheses.`, 'Split the condition up.');
    }
    const opensLevel = tag.kind === 'open' || (tag.kind === 'else' && tag.body !== '');
    if (opensLevel && ++depth > LIMITS.depth) {
      report(tag.start, 'too_deep', `Blocks are nested more than ${LIMITS.depth} deep.`, 'Flatten them.');
      return problems;
    }
    if (tag.kind === 'open') {
      open.push({ tag, levels: 1 });
    } else if (tag.kind === 'else' && open.length === 0) {
      report(tag.start, 'else_outside', `${shown} stands outside any block.`, 'Open one first: {{#if …}}.');
    } else if (tag.kind === 'else' && tag.body !== '') {
      // Handlebars nests what follows `else if` within the block before it.
      open.at(-1)!.levels++;
    } else if (tag.kind === 'close') {
      const last = open.pop();
      const opened = last?.tag;
      depth -= last?.levels ?? 0;
      if (opened === undefined) {
        report(
          tag.start,
          'close_without_open',
          `${shown} closes nothing.`,
          'Remove it, or add its opening tag.',
        );
      } else if (opened.name !== tag.name) {
        const { line } = positionAt(source, opened.start);
        const message = `${shown} does not fit {{#${opened.name}}} of line ${line}.`;
        report(tag.start, 'close_mismatch', message, `Write {{/${opened.name}}} here first.`);
        return problems;
      }
    }
  }
  if (scanned.unclosedAt !== null) {
    const advice = 'Add the missing }}, or write \\{{ for braces that are meant as text.';
    report(scanned.unclosedAt, 'tag_unclosed', 'This {{ is never closed.', advice);
  }
  for (const { tag } of open) {
    const message = `{{#${tag.name}}} is never closed.`;
    report(tag.start, 'block_unclosed', message, `Add {{/${tag.name}}} where it shall end.`);
  }
  return problems;
}

function foreignAdvice(tag: Tag): string {
  if (tag.body.startsWith('^')) return `Write {{#unless ${tag.body.slice(1).trim()}}} instead.`;
  return 'Mails have fields, helpers, #if, #unless and #each. Put the content in directly.';
}

function nesting(body: string): number {
  let depth = 0;
  let deepest = 0;
  for (const character of body) {
    if (character === '(') deepest = Math.max(deepest, ++depth);
    else if (character === ')') depth--;
  }
  return deepest;
}
