import { ServerWords } from '../../components/feedback/ServerWords';
import { oneLine } from './server-line';
import classes from './SaidOnPhone.module.css';

/** Our words and the server's under each other, where a row has no room for two columns. */
export function SaidOnPhone({ says, serverWords }: { says: string; serverWords: string | null }) {
  return (
    <span className={classes.said}>
      <span>{says}</span>
      {serverWords && <ServerWords as="inline">{oneLine(serverWords)}</ServerWords>}
    </span>
  );
}
