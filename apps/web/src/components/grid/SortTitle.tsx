import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowsVertical, IconArrowUp } from '@tabler/icons-react';
import type { GridSort } from './grid-types';
import classes from './SortTitle.module.css';

interface SortTitleProps {
  title: string;
  columnKey: string;
  sort: GridSort;
  onSort: (sort: GridSort) => void;
}

/** A column head that sorts: a real button, so that it works by keyboard and says how things stand. */
export function SortTitle({ title, columnKey, sort, onSort }: SortTitleProps) {
  const own = sort.key === columnKey ? sort.direction : null;
  const Picture = own === 'asc' ? IconArrowUp : own === 'desc' ? IconArrowDown : IconArrowsVertical;
  return (
    <UnstyledButton
      className={classes.title}
      data-sorted={own ?? undefined}
      onClick={() => onSort({ key: columnKey, direction: own === 'asc' ? 'desc' : 'asc' })}
    >
      {title}
      <Picture size={13} stroke={1.8} aria-hidden />
      <VisuallyHidden>
        {own === null ? ', sort' : own === 'asc' ? ', sorted upwards' : ', sorted downwards'}
      </VisuallyHidden>
    </UnstyledButton>
  );
}
