import Handlebars from 'handlebars';
import { scanTags } from '../template/scan-tags.js';
import { HELPERS } from '../template/helpers.js';
import { type MessageData, placeholders } from './placeholders.js';

/** A template ready to run: fields and data in, text out. */
export interface Template {
  run: (context: unknown, data: MessageData) => string;
  /** How many merge tags it has. */
  tags: number;
}

const HELPER_NAMES = { html: placeholders('html'), text: placeholders('text') };

/**
 * Compiles one template of a CompiledContent. Each gets a Handlebars environment of its own that holds only
 * the helpers it uses: none of Handlebars' own (`lookup`, `log`…) remain, and Handlebars wraps every helper of
 * an environment on every run, which is what costs (0.2 µs each).
 */
export function compileTemplate(source: string, mode: 'html' | 'text'): Template {
  // Handlebars compiles an object as a syntax tree, into code (CVE-2026-33937): stored JSON must hold strings.
  if (typeof source !== 'string') throw new TypeError('A template must be a string.');
  if (!source.includes('{{')) return { run: () => source, tags: 0 };
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
  const knownHelpers: Record<string, boolean> = { lookup: false, log: false, with: false };
  const all = new Map([
    ...[...HELPERS].map(([name, { run }]) => [name, run] as const),
    ...Object.entries(HELPER_NAMES[mode]),
  ]);
  for (const name of helpersIn(Handlebars.parse(source))) {
    const helper = all.get(name);
    if (helper === undefined) continue;
    environment.registerHelper(name, helper);
    knownHelpers[name] = true;
  }
  const template = environment.compile(source, {
    knownHelpers: knownHelpers as KnownHelpers,
    knownHelpersOnly: true,
    noEscape: mode === 'text',
  });
  // Refusing is Handlebars' default; saying so keeps it from logging the contact's data.
  const refusal = { allowProtoPropertiesByDefault: false, allowProtoMethodsByDefault: false };
  return {
    run: (context, data) => template(context, { data, ...refusal }),
    tags: scanTags(source).tags.length,
  };
}

/** Names that are called; a superset does no harm. */
function helpersIn(program: hbs.AST.Program): Set<string> {
  const names = new Set<string>();
  const visitor = new Handlebars.Visitor();
  visitor.PathExpression = (path) => {
    names.add(path.original);
  };
  visitor.accept(program);
  return names;
}
