import { ScrollArea } from '@mantine/core';
import type { ContactImport, ImportCheck } from '@mailwright/contracts';
import { Notice } from '../../components/feedback/Notice';
import { Section } from '../../components/layout/Section';
import { Num } from '../../components/numbers/Num';
import { CountsSum } from './CountsSum';
import classes from './CheckResult.module.css';

/** What would happen, to the row, with the first rows that would be kept back. */
export function CheckResult({ one, check }: { one: ContactImport; check: ImportCheck }) {
  const { counts, examples } = check;
  const kept = counts.duplicate + counts.rejected;
  return (
    <>
      {check.failure && <Notice tone="bad">{check.failure}</Notice>}
      <CountsSum counts={counts} planned />
      {counts.suppressed > 0 && (
        <Notice>
          <Num value={counts.suppressed} /> of these people are suppressed. They come in, and no campaign
          reaches them.
        </Notice>
      )}
      {examples.length > 0 && (
        <Section title="Rows that are kept back" aside={<Num value={kept} />}>
          <ScrollArea
            type="auto"
            viewportProps={{ tabIndex: 0, role: 'region', 'aria-label': 'Rows that are kept back, table' }}
          >
            <table className={classes.table}>
              <thead>
                <tr>
                  <th scope="col">Row</th>
                  <th scope="col">Why</th>
                  {one.columns.map(({ header }, index) => (
                    // A file's columns do not move.
                    <th scope="col" key={index}>
                      {header}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {examples.map(({ row, reason, cells }) => (
                  <tr key={row}>
                    <td className="num">{row}</td>
                    <td className={classes.why}>{reason}</td>
                    {one.columns.map((_, index) => (
                      <td key={index}>{cells[index]}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </ScrollArea>
          {kept > examples.length && (
            <p className="num size-xs text-3">The others are in the file that you can download afterwards.</p>
          )}
        </Section>
      )}
    </>
  );
}
