import type { ContactImport } from '@mailwright/contracts';
import { StateWord } from '../../components/states/StateGlyph';

/** How an import is, with the share that is read while it runs. */
export function ImportStateWord({ of }: { of: ContactImport }) {
  const share = of.bytesTotal === 0 ? 0 : of.bytesRead / of.bytesTotal;
  switch (of.state) {
    case 'uploaded':
      return <StateWord state={{ check: 'todo' }}>Not started</StateWord>;
    case 'running':
      return <StateWord state={{ campaign: 'sending', share }}>Running</StateWord>;
    case 'finished':
      return <StateWord state={{ check: 'ready' }}>Finished</StateWord>;
    case 'failed':
      return <StateWord state={{ check: 'broken' }}>Failed</StateWord>;
    case 'cancelled':
      return <StateWord state={{ campaign: 'cancelled' }}>Cancelled</StateWord>;
    default:
      return (
        <StateWord state={{ campaign: 'cancelled' }}>{of.rolledBack ? 'Taken back' : 'Going back'}</StateWord>
      );
  }
}
