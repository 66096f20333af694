import { describe, expect, it } from 'vitest';
import { compileContent, createRenderer, LIMITS, type RenderUrls } from '../index.js';
import { newBudget } from '../template/budget.js';

/** What somebody who may write templates, or whose fields stand in them, could try. Nothing here looks at a clock. */
const urls: RenderUrls = { click: () => 'c', pixel: null, unsubscribe: 'u', view: 'v' };
const compile = (source: string) => compileContent({ format: 'text', subject: 'S', source });

async function render(source: string, fields: Record<string, unknown>): Promise<unknown> {
  const compiled = await compile(source);
  if (!compiled.ok) throw new Error(JSON.stringify(compiled.problems));
  return createRenderer(compiled.content).render(fields, urls);
}
const times = (count: number, text: string): string => text.repeat(count);
const nested = (depth: number, open: string, inside: string, close: string): string =>
  times(depth, open) + inside + times(depth, close);

describe('a template is not compiled that', () => {
  it.each([
    ['reads a constructor', '{{constructor.name}}', 'path_not_readable'],
    ['reads a prototype', '{{a.__proto__.b}}', 'path_not_readable'],
    ['reads it in brackets', '{{a.[__proto__]}}', 'path_not_readable'],
    ['reads it as a segment', '{{this.constructor.constructor}}', 'path_not_readable'],
    ['defines a getter', '{{__defineGetter__ "x" "y"}}', 'helper_unknown'],
    ['reads it through a helper', '{{upper a.constructor}}', 'path_not_readable'],
    ['reads it within a condition', '{{#if (eq a.__proto__ "x")}}{{/if}}', 'path_not_readable'],
    ['uses lookup', '{{lookup this "constructor"}}', 'helper_unknown'],
    ['uses with', '{{#with this}}{{x}}{{/with}}', 'helper_unknown'],
    ['logs', '{{log this}}', 'helper_unknown'],
    [
      'calls a helper that is missing',
      '{{helperMissing}} {{#blockHelperMissing x}}{{/blockHelperMissing}}',
      'helper_unknown',
    ],
    ['uses a partial', '{{> page}}', 'tag_not_supported'],
    ['uses a dynamic partial', '{{> (name)}}', 'tag_not_supported'],
    ['uses a partial block', '{{#> layout}}x{{/layout}}', 'tag_not_supported'],
    [
      'writes a partial in itself, again and again',
      times(200, '{{#*inline "a"}}{{> a}}{{> a}}{{/inline}}'),
      'tag_not_supported',
    ],
    ['uses a decorator', '{{* decorate}}', 'tag_not_supported'],
    ['uses a raw block', '{{{{raw}}}} {{x}} {{{{/raw}}}}', 'tag_not_supported'],
    ['reads the renderer’s own data', '{{@budget.iterations}}', 'path_not_readable'],
    ['reads the platform’s addresses', '{{@urls.click}}', 'path_not_readable'],
    ['writes the platform’s placeholders', '{{mw_click 1}}', 'helper_unknown'],
    ['nests 1,500 conditions', nested(1_500, '{{#if a}}', 'x', '{{/if}}'), 'too_deep'],
    ['nests 1,500 loops', nested(1_500, '{{#each a}}', 'x', '{{/each}}'), 'too_deep'],
    ['nests 20,000 parentheses', `{{upper ${nested(20_000, '(upper ', 'a', ')')}}}`, 'too_deep'],
    ['has 100,000 else ifs', `{{#if a}}${times(30_000, '{{else if b}}')}{{/if}}`, 'too_many_tags'],
    ['has 100,000 tags', times(60_000, '{{a}}'), 'too_many_tags'],
    ['is half a megabyte', times(500_001, 'x'), 'source_too_long'],
    ['never closes a comment', '{{!-- ' + times(10_000, '-'), 'tag_unclosed'],
    ['never closes a text', '{{upper "' + times(10_000, '\\"'), 'tag_unclosed'],
  ])('%s', async (_, source, code) => {
    const result = await compile(source);
    if (result.ok) throw new Error('It compiled.');
    expect(result.problems.map((problem) => problem.code)).toContain(code);
  });

  it('is no text but a syntax tree, from which Handlebars would make code (CVE-2026-33937)', async () => {
    const compiled = await compile('x');
    if (!compiled.ok) throw new Error('x does not compile.');
    const tree = {
      type: 'Program',
      body: [{ type: 'MustacheStatement', path: { type: 'NumberLiteral', value: 'process.exit(1)' } }],
    };
    for (const part of ['subject', 'text', 'html'] as const)
      expect(() => createRenderer({ ...compiled.content, [part]: tree as unknown as string })).toThrow(
        'must be a string',
      );
  });
});

describe('a message is not made that', () => {
  const hundred = Array.from({ length: 100 }, (_, index) => index);
  const sixty = Object.fromEntries(hundred.slice(0, 60).map((no) => [`field_${no}`, 'x']));
  const long = times(60_000, 'x');

  it.each<[string, string, Record<string, unknown>, string]>([
    [
      'runs three loops over a hundred items',
      '{{#each a}}{{#each ../a}}{{#each ../../a}}{{/each}}{{/each}}{{/each}}',
      { a: hundred },
      'too_many_iterations',
    ],
    [
      'runs 50 nested loops over everything of a person',
      nested(50, '{{#each @root}}', 'x', '{{/each}}'),
      sixty,
      'too_many_iterations',
    ],
    [
      'runs thousands of tags in each turn',
      nested(2, '{{#each @root}}', times(3_990, '{{field_1}}'), '{{/each}}'),
      sixty,
      'too_many_iterations',
    ],
    [
      'runs thousands of conditions in each turn',
      nested(2, '{{#each @root}}', times(1_900, '{{#if field_1}}{{/if}}'), '{{/each}}'),
      sixty,
      'too_many_iterations',
    ],
    ['writes a long field in each turn', '{{#each a}}{{../long}}{{/each}}', { a: hundred, long }, 'too_long'],
    [
      'grows in every loop',
      nested(3, '{{#each @root}}', '{{@root.long}}', '{{/each}}'),
      { ...sixty, long },
      'too_long',
    ],
    [
      'reads a long field in each turn without writing',
      '{{#each a}}{{#if (eq (upper ../long) "x")}}{{/if}}{{/each}}',
      { a: hundred, long },
      'too_much_work',
    ],
    [
      'makes a formatter for thousands of locales',
      Array.from({ length: 3_000 }, (_, no) => `{{formatNumber 1 locale="en-x-a${no}"}}`).join(''),
      {},
      'too_much_work',
    ],
    [
      'escapes a long field thousands of times',
      times(4_000, '{{f}}'),
      { f: times(21_000, '<&"') },
      'too_long',
    ],
    ['has a field of a megabyte', '{{f}}', { f: times(1_000_000, 'x') }, 'bad_field'],
    [
      'has fields nested without end',
      '{{f}}',
      { f: hundred.reduce<unknown>((inner) => [inner], 'x') },
      'bad_field',
    ],
    ['has a million items', '{{f}}', { f: Array.from({ length: 1_000_000 }, () => 0) }, 'bad_field'],
  ])('%s', async (_, source, fields, problem) => {
    expect(await render(source, fields)).toMatchObject({ problem });
  });

  it('leaves the next message with a whole budget', async () => {
    const compiled = await compile(
      '{{#each a}}{{#each @root.a}}{{#each @root.a}}x{{/each}}{{/each}}{{/each}}',
    );
    if (!compiled.ok) throw new Error('It does not compile.');
    const renderer = createRenderer(compiled.content);
    expect(renderer.render({ a: hundred }, urls)).toHaveProperty('problem');
    expect(renderer.render({ a: hundred.slice(0, 20) }, urls)).toMatchObject({
      text: expect.stringMatching(/^x{8000}$/),
    });
  });
});

it('a message may loop as often as its tags allow: few tags 10,000 times, 4,000 tags 250 times', () => {
  expect([0, 1, 100, 200, 4_000].map((tags) => newBudget(tags).iterations)).toEqual([
    10_000, 10_000, 10_000, 5_000, 250,
  ]);
  expect(LIMITS.iterations).toBe(10_000);
});

describe('a field stays a value', () => {
  it.each([
    ['{{toString}}{{valueOf}}{{hasOwnProperty}}{{isPrototypeOf}}', {}],
    ['{{a.toString}}{{a.trim}}', { a: 'x' }],
    ['{{f}}{{o.f}}', { f: () => 'called', o: { f: () => 'called' } }],
    ['{{o}}', { o: { toHTML: () => '<b>', toString: (): string => 'called' } }],
  ])('%s prints nothing', async (source, fields) => {
    expect(await render(source, fields as Record<string, unknown>)).toMatchObject({ text: '' });
  });

  it('that looks like a template is not run', async () => {
    const field =
      '{{constructor.constructor "return process"}} {{#each @root}}x{{/each}} {{unsubscribe_url}}';
    expect(await render('{{f}}', { f: field })).toMatchObject({ text: field });
  });

  it('called __proto__ changes nothing for anybody', async () => {
    const fields = JSON.parse(
      '{"__proto__": {"polluted": "yes"}, "a": {"__proto__": {"polluted": "yes"}}}',
    ) as Record<string, unknown>;
    expect(await render('[{{polluted}}{{a.polluted}}]', fields)).toMatchObject({ text: '[]' });
    expect(({} as { polluted?: string }).polluted).toBeUndefined();
  });
});
