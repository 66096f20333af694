import { Button } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { GridPaging } from './grid-types';
import classes from './DataGrid.module.css';

/** "Load more", or forth and back. There are no page numbers: the server pages by key and knows none. */
export function GridPager({ paging }: { paging: GridPaging }) {
  if (paging.kind === 'more') {
    if (!paging.hasMore) return null;
    return (
      <div className={classes.pager}>
        <Button variant="default" loading={paging.loading} onClick={paging.loadMore}>
          Load more
        </Button>
      </div>
    );
  }
  const { previous, next } = paging;
  if (!previous && !next) return null;
  return (
    <div className={classes.pager}>
      <Button
        variant="default"
        leftSection={<IconChevronLeft size={15} />}
        disabled={!previous}
        onClick={() => previous?.()}
      >
        Previous
      </Button>
      <Button
        variant="default"
        rightSection={<IconChevronRight size={15} />}
        disabled={!next}
        onClick={() => next?.()}
      >
        Next
      </Button>
    </div>
  );
}
