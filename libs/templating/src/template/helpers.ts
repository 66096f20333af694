import Handlebars from 'handlebars';
import { LIMITS } from '../limits.js';
import { type Budget, RenderLimit, spendFormat, spendIteration, spendWork } from './budget.js';
import { compareValues, isTruthy } from './compare.js';
import { fieldText } from './field-text.js';
import { formatDate, formatNumber, type FormatOptions } from './format.js';

/** The data frame of a running template (`@name` in Handlebars): never reachable for authors, see paths.ts. */
export interface TemplateData {
  budget: Budget;
  locale: string;
  timeZone: string;
  [name: string]: unknown;
}

type Options = Handlebars.HelperOptions & { data: TemplateData };

/** A helper that authors may use. */
export interface HelperSpec {
  kind: 'inline' | 'block';
  /** Least and greatest number of arguments. */
  params: readonly [number, number];
  /** Named arguments (`locale="de"`). */
  named: readonly string[];
  example: string;
  /** Copes with empty values: the paths in its arguments do not count as missing. */
  copes: boolean;
  run: Handlebars.HelperDelegate;
}

/** An inline helper from a plain function; charges the budget and splits Handlebars' trailing options off. */
function inline(
  params: readonly [number, number],
  example: string,
  run: (values: unknown[], options: Options) => unknown,
  extra: { named?: readonly string[]; copes?: boolean } = {},
): HelperSpec {
  const delegate = (...given: unknown[]): unknown => {
    const options = given.pop() as Options;
    spendWork(options.data.budget, given);
    return run(given, options);
  };
  const { named = [], copes = false } = extra;
  return { kind: 'inline', params, named, example, copes, run: delegate };
}

function comparison(name: string, holds: (order: number) => boolean): HelperSpec {
  const run = ([a, b]: unknown[]): boolean => {
    const order = compareValues(a, b);
    return order !== null && holds(order);
  };
  return inline([2, 2], `{{#if (${name} plan "pro")}}`, run, { copes: true });
}

function formatOptions({ hash, data }: Options): FormatOptions {
  return {
    locale: fieldText(hash['locale']) || data.locale,
    timeZone: fieldText(hash['timeZone']) || data.timeZone,
    currency: hash['currency'],
    digits: hash['digits'],
    onNewFormat: () => spendFormat(data.budget),
  };
}

function condition(wanted: boolean): Handlebars.HelperDelegate {
  return function run(this: unknown, value: unknown, options?: Options): string {
    return (isTruthy(value) === wanted ? options!.fn(this) : options!.inverse(this)) as string;
  };
}

/** Lists and objects, with @index, @key, @first and @last; every turn is charged to the message's budget. */
function each(this: unknown, collection: unknown, options?: Options): string {
  const { fn, inverse, data } = options!;
  const entries: [string | number, unknown][] =
    typeof collection !== 'object' || collection === null
      ? []
      : Array.isArray(collection)
        ? collection.map((item: unknown, index) => [index, item])
        : Object.entries(collection);
  if (entries.length === 0) return inverse(this) as string;
  const frame = Handlebars.createFrame(data) as Record<string, unknown>;
  let output = '';
  entries.forEach(([key, item], index) => {
    spendIteration(data.budget);
    frame['index'] = index;
    frame['key'] = key;
    frame['first'] = index === 0;
    frame['last'] = index === entries.length - 1;
    output += fn(item, { data: frame, blockParams: [item, key] }) as string;
    if (output.length > LIMITS.outputLength) {
      throw new RenderLimit('too_long', `A loop writes more than ${LIMITS.outputLength} characters.`);
    }
  });
  return output;
}

const block = { kind: 'block', params: [1, 1], named: [], copes: true } as const;

/** Every helper there is, by name. Nothing else of Handlebars' own helpers (`lookup`, `with`, `log`) exists. */
export const HELPERS: ReadonlyMap<string, HelperSpec> = new Map<string, HelperSpec>([
  ['if', { ...block, example: '{{#if plan}}…{{else}}…{{/if}}', run: condition(true) }],
  ['unless', { ...block, example: '{{#unless plan}}…{{/unless}}', run: condition(false) }],
  ['each', { ...block, example: '{{#each items}}{{name}}{{/each}}', run: each }],
  [
    'default',
    inline([2, 2], '{{default first_name "there"}}', ([a, b]) => (fieldText(a).trim() === '' ? b : a), {
      copes: true,
    }),
  ],
  ['eq', comparison('eq', (order) => order === 0)],
  ['ne', inline([2, 2], '{{#if (ne plan "pro")}}', ([a, b]) => compareValues(a, b) !== 0, { copes: true })],
  ['gt', comparison('gt', (order) => order > 0)],
  ['lt', comparison('lt', (order) => order < 0)],
  ['gte', comparison('gte', (order) => order >= 0)],
  ['lte', comparison('lte', (order) => order <= 0)],
  ['and', inline([1, 20], '{{#if (and a b)}}', (all) => all.every((one) => isTruthy(one)), { copes: true })],
  ['or', inline([1, 20], '{{or nick first_name}}', (all) => all.find(isTruthy) ?? '', { copes: true })],
  ['not', inline([1, 1], '{{#if (not plan)}}', ([value]) => !isTruthy(value), { copes: true })],
  ['upper', inline([1, 1], '{{upper city}}', ([value]) => fieldText(value).toUpperCase())],
  ['lower', inline([1, 1], '{{lower city}}', ([value]) => fieldText(value).toLowerCase())],
  ['capitalize', inline([1, 1], '{{capitalize city}}', ([value]) => capitalize(fieldText(value)))],
  [
    'formatDate',
    inline(
      [1, 2],
      '{{formatDate joined "long" locale="de" timeZone="Europe/Berlin"}}',
      ([value, style], options) => formatDate(value, { ...formatOptions(options), style }),
      { named: ['locale', 'timeZone'] },
    ),
  ],
  [
    'formatNumber',
    inline(
      [1, 1],
      '{{formatNumber total currency="EUR" locale="de"}}',
      ([value], options) => formatNumber(value, formatOptions(options)),
      { named: ['locale', 'currency', 'digits'] },
    ),
  ],
]);

function capitalize(value: string): string {
  const [first = ''] = value;
  return first.toUpperCase() + value.slice(first.length);
}
