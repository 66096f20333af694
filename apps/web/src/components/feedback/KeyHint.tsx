import classes from './KeyHint.module.css';

const onApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

/** A key to press, e.g. `E` or `mod+K`: ⌘K on Apple's machines, Ctrl K elsewhere. */
export function KeyHint({ keys }: { keys: string }) {
  const text = keys
    .split('+')
    .map((key) => (key === 'mod' ? (onApple ? '⌘' : 'Ctrl') : key === 'enter' ? '↵' : key.toUpperCase()))
    .join(onApple ? '' : ' ');
  return <kbd className={classes.key}>{text}</kbd>;
}
