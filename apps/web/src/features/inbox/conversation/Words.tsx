import classes from './MessageCard.module.css';

/** Plain text of a mail in its own lines, with the deciding words marked. */
export function Words({ text, phrase = null }: { text: string; phrase?: string | null }) {
  if (text.trim() === '') return <p className="text-3">No words.</p>;
  const at = phrase ? text.indexOf(phrase) : -1;
  if (!phrase || at < 0) return <p className={classes.words}>{text}</p>;
  return (
    <p className={classes.words}>
      {text.slice(0, at)}
      <mark className={classes.mark}>{phrase}</mark>
      {text.slice(at + phrase.length)}
    </p>
  );
}
