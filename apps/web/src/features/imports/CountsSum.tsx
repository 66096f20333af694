import type { ImportCounts } from '@mailwright/contracts';
import { SumEquation } from '../../components/numbers/SumEquation';

/** The rows of the file and where each of them went; it adds up. */
export function CountsSum({ counts, planned = false }: { counts: ImportCounts; planned?: boolean }) {
  return (
    <SumEquation
      total={{ value: counts.rows, label: counts.rows === 1 ? 'row' : 'rows' }}
      terms={[
        { value: counts.created, label: planned ? 'would be new' : 'new' },
        { value: counts.updated, label: planned ? 'would change' : 'changed' },
        { value: counts.unchanged, label: 'known, unchanged' },
        { value: counts.duplicate, label: 'twice in the file' },
        { value: counts.rejected, label: 'not usable' },
      ]}
    />
  );
}
