import classes from './fills.module.css';

/** What a bar or a dot is filled with. `later` and `estimate` are hatched: certainty is never only a colour. */
export type Fill =
  | 'accepted'
  | 'later'
  | 'rejected'
  | 'uncertain'
  | 'waiting'
  | 'muted'
  | 'estimate'
  | 'ok'
  | 'warn'
  | 'reply'
  | 'chart-1'
  | 'chart-2'
  | 'chart-3'
  | 'chart-4'
  | 'chart-5'
  | 'chart-6';

/** The class that paints an element with a fill. */
export function fillClass(fill: Fill): string {
  return classes[fill] ?? '';
}

/** The small square that ties a word to its part of a bar. The word stands beside it. */
export function Swatch({ fill }: { fill: Fill }) {
  return <span aria-hidden className={`${classes.swatch} ${fillClass(fill)}`} />;
}
