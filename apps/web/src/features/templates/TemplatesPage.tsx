import { useState } from 'react';
import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { EmptyState } from '../../components/feedback/EmptyState';
import { ErrorState } from '../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../components/feedback/Skeletons';
import { SearchInput } from '../../components/form/SearchInput';
import { Page, StickyActions } from '../../components/layout/Page';
import { PageHeader } from '../../components/layout/PageHeader';
import { keysetPaging, pagedRows } from '../../lib/api/paging';
import { useMayEdit, useWorkspace } from '../../lib/workspace';
import { listTemplatesInfiniteOptions } from './api/templates';
import { NewTemplateDialog } from './list/NewTemplateDialog';
import { TemplateCard } from './list/TemplateCard';
import classes from './list/Templates.module.css';

/** All templates as pictures of themselves. */
export default function TemplatesPage() {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const [search, setSearch] = useState('');
  const [choosing, dialog] = useDisclosure(false);
  const templates = pagedRows(
    useInfiniteQuery({
      ...listTemplatesInfiniteOptions({
        path: { workspaceId: workspace.id },
        query: { limit: 24, ...(search ? { search } : {}) },
      }),
      ...keysetPaging,
    }),
  );
  const { rows } = templates;
  const begin = (
    <Button leftSection={<IconPlus size={16} />} onClick={dialog.open}>
      New template
    </Button>
  );
  const nothing = rows?.length === 0 && search === '';

  return (
    <>
      <Page>
        <PageHeader
          title="Templates"
          answer="A campaign takes a copy: changing a template never changes what was sent."
          actions={mayEdit && !nothing && <span className={classes.wide}>{begin}</span>}
        />
        {!nothing && (
          <div className={classes.search}>
            <SearchInput label="Search by name or subject" value={search} onChange={setSearch} />
          </div>
        )}
        {templates.error && !rows ? (
          <ErrorState title="The templates did not load" error={templates.error} onRetry={templates.reload} />
        ) : rows === undefined ? (
          <RowsSkeleton rows={5} picture />
        ) : rows.length === 0 ? (
          search ? (
            <EmptyState icon={IconTemplate} title={`Nothing is called “${search}”`}>
              Names and subjects are searched, not the text.
            </EmptyState>
          ) : (
            <EmptyState icon={IconTemplate} title="No templates yet" action={mayEdit ? begin : undefined}>
              A template is written once and used by any number of campaigns. Three complete ones are there to
              begin from.
            </EmptyState>
          )
        ) : (
          <ul className={classes.grid} aria-label="Templates" aria-busy={templates.stale}>
            {rows.map((template) => (
              <TemplateCard key={template.id} template={template} />
            ))}
          </ul>
        )}
        {templates.hasMore && (
          <Button
            className={classes.more}
            variant="default"
            loading={templates.loadingMore}
            onClick={templates.loadMore}
          >
            Show more
          </Button>
        )}
      </Page>
      {mayEdit && !nothing && <StickyActions>{begin}</StickyActions>}
      <NewTemplateDialog opened={choosing} onClose={dialog.close} />
    </>
  );
}
