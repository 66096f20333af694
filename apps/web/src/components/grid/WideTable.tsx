import type { CSSProperties } from 'react';
import { DataTable, type DataTableColumn } from 'mantine-datatable';
import 'mantine-datatable/styles.css';
import { SortTitle } from './SortTitle';
import type { GridColumn, GridProps } from './grid-types';
import classes from './DataGrid.module.css';

type Named<Row> = { key: string; row: Row };

/** Our columns in the words of mantine-datatable, the only place that knows it. */
export function WideTable<Row>(props: GridProps<Row> & { rows: readonly Row[] }) {
  const records = props.rows.map((row) => ({ key: props.rowKey(row), row }));
  const columns = props.columns.map((column): DataTableColumn<Named<Row>> => ({
    accessor: column.key,
    title: titleOf(column, props),
    render: ({ row }) => column.render(row),
    textAlign: column.align ?? 'left',
    cellsClassName: column.align === 'right' ? 'num' : undefined,
    ...(column.width === undefined ? {} : { width: column.width }),
  }));
  return (
    <div className={classes.table} data-in-card={props.inCard || undefined} style={heightOf(props.rowHeight)}>
      <DataTable<Named<Row>>
        aria-label={props.label}
        idAccessor="key"
        records={records}
        columns={columns}
        highlightOnHover
        withRowBorders
        minHeight={0}
        horizontalSpacing="sm"
        verticalSpacing={0}
        scrollAreaProps={{
          type: 'auto',
          viewportProps: { tabIndex: 0, 'aria-label': `${props.label}, table`, role: 'region' },
        }}
        {...selectionProps(props, records)}
      />
    </div>
  );
}

function titleOf<Row>(column: GridColumn<Row>, { sort, onSort }: GridProps<Row>) {
  if (!column.sortable || !sort || !onSort) return column.title;
  return <SortTitle title={column.title} columnKey={column.key} sort={sort} onSort={onSort} />;
}

const heightOf = (height = 56) => ({ '--row-height': `${height}px` }) as CSSProperties;

function selectionProps<Row>({ selection, label }: GridProps<Row>, records: Named<Row>[]) {
  if (!selection) return {};
  return {
    selectedRecords: records.filter(({ key }) => selection.selected.has(key)),
    onSelectedRecordsChange: (chosen: Named<Row>[]) => {
      selection.onChange(new Set(chosen.map(({ key }) => key)));
    },
    getRecordSelectionCheckboxProps: ({ key }: Named<Row>) => ({
      'aria-label': `Select ${selection.nameOf(key)}`,
    }),
    allRecordsSelectionCheckboxProps: { 'aria-label': `Select all ${label.toLowerCase()} shown` },
  };
}
