import type { ContentPart, ContentProblem } from '../content.js';
import type { Edit } from './edits.js';
import { HELPERS, type HelperSpec } from './helpers.js';
import { pathProblem, reservedName } from './paths.js';
import { offsetOf, positionAt } from './position.js';

/** One reading of a contact field. */
export interface FieldUse {
  path: string;
  part: ContentPart;
  hasFallback: boolean;
}

/** What a template asks for, found without running it. */
export interface InspectedTemplate {
  problems: ContentProblem[];
  uses: FieldUse[];
  /** Writes `unsubscribe_url` as `@unsubscribe_url`, so that it is found inside loops too. */
  edits: Edit[];
}

/** Where the walk is: loops around it (with their block parameters) and fields known to be filled. */
interface Scope {
  loops: readonly (readonly string[])[];
  guarded: readonly string[];
}

type Expression = hbs.AST.Expression;
type Call = hbs.AST.MustacheStatement | hbs.AST.SubExpression | hbs.AST.BlockStatement;

/** Walks a syntax tree whose depth was checked: refuses what mails do not get, lists what is read. */
export function inspectProgram(
  program: hbs.AST.Program,
  source: string,
  part: ContentPart,
  options: { rawAllowed: boolean },
): InspectedTemplate {
  const problems: ContentProblem[] = [];
  const uses: FieldUse[] = [];
  const edits: Edit[] = [];

  function report(node: hbs.AST.Node, code: string, message: string, advice: string): void {
    problems.push({ code, part, ...positionAt(source, offsetOf(source, node.loc.start)), message, advice });
  }

  function readPath(path: hbs.AST.PathExpression, scope: Scope, copes: boolean): void {
    const reserved = reservedName(path);
    const problem = pathProblem(path);
    if (problem !== null) {
      report(path, 'path_not_readable', problem, 'Use a contact field, e.g. {{first_name}}.');
    } else if (reserved !== null) {
      const start = offsetOf(source, path.loc.start);
      edits.push({ start, end: offsetOf(source, path.loc.end), text: `@${reserved}` });
    } else {
      const field = fieldPath(path, scope);
      if (field === null) return;
      uses.push({ path: field, part, hasFallback: copes || scope.guarded.includes(field) });
    }
  }

  function readExpression(node: Expression, scope: Scope, copes: boolean): void {
    if (node.type === 'PathExpression') readPath(node as hbs.AST.PathExpression, scope, copes);
    else if (node.type === 'SubExpression') readCall(node as hbs.AST.SubExpression, scope, copes, 'inline');
  }

  /** Checks a helper's name and arguments; null when it is unknown. */
  function readCall(node: Call, scope: Scope, copes: boolean, wanted: HelperSpec['kind']): HelperSpec | null {
    const name = node.path.type === 'PathExpression' ? (node.path as hbs.AST.PathExpression).original : '';
    const spec = HELPERS.get(name);
    if (spec === undefined || spec.kind !== wanted) {
      report(node, 'helper_unknown', unknownMessage(name, spec, wanted), unknownAdvice(name, spec));
      return null;
    }
    const [least, most] = spec.params;
    if (node.params.length < least || node.params.length > most) {
      report(
        node,
        'helper_arguments',
        `${name} has ${node.params.length} arguments.`,
        `Write ${spec.example}.`,
      );
    }
    for (const pair of node.hash?.pairs ?? []) {
      if (!spec.named.includes(pair.key)) {
        report(node, 'helper_arguments', `${name} knows no "${pair.key}".`, `Write ${spec.example}.`);
      }
      readExpression(pair.value, scope, true);
    }
    for (const param of node.params) readExpression(param, scope, copes || spec.copes);
    return spec;
  }

  function readMustache(node: hbs.AST.MustacheStatement, scope: Scope): void {
    if (!node.escaped && !options.rawAllowed) {
      const advice = 'Use two braces. Raw HTML from fields must be allowed by the workspace first.';
      report(node, 'raw_html', 'Three braces put a field into the HTML unescaped.', advice);
    }
    const { path, params } = node;
    if (path.type !== 'PathExpression') {
      report(
        node,
        'tag_unreadable',
        'This tag holds a text or number, not a field.',
        'Write it without braces.',
      );
      return;
    }
    const { original } = path as hbs.AST.PathExpression;
    const isCall = params.length > 0 || (node.hash?.pairs.length ?? 0) > 0 || HELPERS.has(original);
    if (isCall) readCall(node, scope, false, 'inline');
    else readPath(path as hbs.AST.PathExpression, scope, false);
  }

  function readBlock(node: hbs.AST.BlockStatement, scope: Scope): void {
    const spec = readCall(node, scope, true, 'block');
    const name = node.path.original;
    const filled = spec === null ? [] : guardsOf(node.params[0], scope);
    const guarded = { ...scope, guarded: [...scope.guarded, ...filled] };
    const inner = { ...scope, loops: [...scope.loops, node.program?.blockParams ?? []] };
    readProgram(node.program, name === 'each' ? inner : name === 'if' ? guarded : scope);
    readProgram(node.inverse, name === 'unless' ? guarded : scope);
  }

  function readProgram(body: hbs.AST.Program | undefined, scope: Scope): void {
    for (const node of body?.body ?? []) {
      if (node.type === 'MustacheStatement') readMustache(node as hbs.AST.MustacheStatement, scope);
      else if (node.type === 'BlockStatement') readBlock(node as hbs.AST.BlockStatement, scope);
      else if (node.type !== 'ContentStatement' && node.type !== 'CommentStatement') {
        report(
          node,
          'tag_not_supported',
          'Partials and decorators are not available in mails.',
          'Remove it.',
        );
      }
    }
  }

  readProgram(program, { loops: [], guarded: [] });
  return { problems, uses, edits };
}

/** The contact field that a path reads, or null when it reads a loop's item or a loop variable. */
function fieldPath(path: hbs.AST.PathExpression, scope: Scope): string | null {
  if (path.data) return path.parts[0] === 'root' ? path.parts.slice(1).join('.') || null : null;
  const isParam = scope.loops.some((params) => params.includes(path.parts[0] ?? ''));
  if (path.depth < scope.loops.length || isParam) return null;
  return path.parts.join('.') || null;
}

/** The fields that are surely filled where a condition holds: `x` and `(and x y)`. */
function guardsOf(condition: Expression | undefined, scope: Scope): string[] {
  if (condition?.type === 'PathExpression') {
    const field = fieldPath(condition as hbs.AST.PathExpression, scope);
    return field === null ? [] : [field];
  }
  const call = condition as hbs.AST.SubExpression | undefined;
  if (call?.type !== 'SubExpression' || call.path.original !== 'and') return [];
  return call.params.flatMap((param) => guardsOf(param, scope));
}

function unknownMessage(name: string, spec: HelperSpec | undefined, wanted: HelperSpec['kind']): string {
  if (spec === undefined) return `There is no ${wanted === 'block' ? 'block' : 'helper'} called "${name}".`;
  return spec.kind === 'block' ? `${name} needs a block.` : `${name} prints a value and cannot be a block.`;
}

function unknownAdvice(name: string, spec: HelperSpec | undefined): string {
  if (spec !== undefined) return `Write ${spec.example}.`;
  const alike = [...HELPERS.keys()].find((known) => known.toLowerCase() === name.toLowerCase());
  if (alike !== undefined) return `Did you mean ${alike}?`;
  return `A field name has no blanks; the helpers are ${[...HELPERS.keys()].join(', ')}.`;
}
