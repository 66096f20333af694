import { Button, Select, Switch } from '@mantine/core';
import type { ContactField, ContactFieldType, ContactImport, ImportColumn } from '@mailwright/contracts';
import { Notice } from '../../components/feedback/Notice';
import { makesField, problemOf, targetsOf, type ColumnChoice } from './mapping';
import classes from './MapStep.module.css';

const types = [
  { value: 'text', label: 'Text' },
  { value: 'number', label: 'Number' },
  { value: 'date', label: 'Date' },
  { value: 'boolean', label: 'Yes or no' },
];

interface MapStepProps {
  one: ContactImport;
  fields: readonly ContactField[];
  choices: readonly ColumnChoice[];
  onChoices: (choices: readonly ColumnChoice[]) => void;
  hasHeader: boolean;
  onHasHeader: (hasHeader: boolean) => void;
  onNext: () => void;
}

/** What each column becomes, beside what stands in it. */
export function MapStep(props: MapStepProps) {
  const { one, fields, choices } = props;
  const problem = problemOf(choices);
  const change = (index: number, part: Partial<ColumnChoice>) =>
    props.onChoices(choices.map((choice, at) => (at === index ? { ...choice, ...part } : choice)));

  return (
    <>
      <ul className={classes.columns} aria-label="Columns of the file">
        {one.columns.map((column, index) => (
          <ColumnRow
            // A file's columns do not move: their place is their identity.
            key={index}
            column={column}
            choice={choices[index] ?? { to: 'skip', type: 'text' }}
            fields={fields}
            onChange={(part) => change(index, part)}
          />
        ))}
      </ul>
      <div className={classes.foot}>
        <Switch
          label="The first row holds the names of the columns"
          checked={props.hasHeader}
          onChange={(event) => props.onHasHeader(event.currentTarget.checked)}
        />
        <span className="size-xs text-3">
          Read as {one.encoding.toUpperCase()}, columns separated by{' '}
          {delimiterWords[one.delimiter] ?? one.delimiter}.
        </span>
        {problem && <Notice tone="wait">{problem}</Notice>}
        <div>
          <Button disabled={problem !== null} onClick={props.onNext}>
            Check the file
          </Button>
        </div>
      </div>
    </>
  );
}

const delimiterWords: Record<string, string> = {
  ',': 'commas',
  ';': 'semicolons',
  '\t': 'tabs',
  '|': 'bars',
};

interface ColumnRowProps {
  column: ImportColumn;
  choice: ColumnChoice;
  fields: readonly ContactField[];
  onChange: (part: Partial<ColumnChoice>) => void;
}

function ColumnRow({ column, choice, fields, onChange }: ColumnRowProps) {
  return (
    <li className={classes.column} data-skipped={choice.to === 'skip' || undefined}>
      <div className={classes.source}>
        <span className={classes.header}>{column.header}</span>
        <span className={classes.samples}>
          {column.samples.length > 0 ? column.samples.join(' · ') : 'Empty in the first rows'}
        </span>
      </div>
      <div className={classes.target}>
        <Select
          aria-label={`What ${column.header} becomes`}
          data={targetsOf(column, fields)}
          value={choice.to}
          onChange={(to) => onChange({ to: to ?? 'skip' })}
          allowDeselect={false}
          searchable
        />
        {makesField(column, choice, fields) && (
          <Select
            aria-label={`Kind of ${column.header}`}
            data={types}
            value={choice.type}
            onChange={(type) => onChange({ type: (type ?? 'text') as ContactFieldType })}
            allowDeselect={false}
            w={120}
          />
        )}
      </div>
    </li>
  );
}
