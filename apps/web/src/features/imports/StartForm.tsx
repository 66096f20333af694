import { Button, Select, Switch, Textarea, TextInput } from '@mantine/core';
import type { ContactImport } from '@mailwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FormColumn } from '../../components/form/FormColumn';
import { Section } from '../../components/layout/Section';
import { useFormat } from '../../lib/format/FormatContext';
import { formatNumber } from '../../lib/format/number';
import { useWorkspace } from '../../lib/workspace';
import { importChanged, listListsOptions, takeIn } from './api/imports';
import type { readingOf } from './mapping';
import classes from './CheckStep.module.css';

interface StartFormProps {
  one: ContactImport;
  /** who would be on the list afterwards */
  people: number;
  reading: ReturnType<typeof readingOf> & { hasHeader: boolean; updateExisting: boolean };
  updateExisting: boolean;
  onUpdateExisting: (update: boolean) => void;
  back: ReactNode;
}

const NEW = 'new';

/** Where the people go and where they agreed; then the import starts. */
export function StartForm(props: StartFormProps) {
  const { one, people } = props;
  const { workspace } = useWorkspace();
  const { locale } = useFormat();
  const path = { workspaceId: workspace.id, id: one.id };
  const queries = useQueryClient();
  const lists = useQuery(listListsOptions({ path: { workspaceId: workspace.id } })).data?.items ?? [];
  const [list, setList] = useState<string>(NEW);
  const [name, setName] = useState(one.fileName.replace(/\.\w+$/, ''));
  const [consentSource, setConsentSource] = useState('');
  const start = useMutation({
    mutationFn: () =>
      takeIn(path, { ...props.reading, list: list === NEW ? { name } : { id: list }, consentSource }),
    onSuccess: (changed) => importChanged(queries, path, changed),
  });
  const complete = consentSource.trim().length >= 3 && (list !== NEW || name.trim() !== '') && people > 0;

  return (
    <Section title="Where they go">
      <div className={classes.narrow}>
        <FormColumn
          onSubmit={(event) => {
            event.preventDefault();
            start.mutate();
          }}
          problem={start.error}
          actions={
            <>
              <Button type="submit" loading={start.isPending} disabled={!complete} className="num">
                Import {formatNumber(people, locale)} {people === 1 ? 'person' : 'people'}
              </Button>
              {props.back}
            </>
          }
        >
          <Select
            label="List"
            data={[
              { value: NEW, label: 'A new list' },
              ...lists.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={list}
            onChange={(choice) => setList(choice ?? NEW)}
            allowDeselect={false}
            searchable
          />
          {list === NEW && (
            <TextInput
              label="Name of the new list"
              required
              maxLength={200}
              value={name}
              onChange={(event) => setName(event.currentTarget.value)}
            />
          )}
          <Textarea
            label="Where these people agreed to get mail from you"
            description="For example: sign-up form of the old shop, 2024–2026. It is kept with each of them."
            required
            autosize
            minRows={2}
            maxLength={500}
            value={consentSource}
            onChange={(event) => setConsentSource(event.currentTarget.value)}
          />
          <Switch
            label="Update people who are known already"
            description="Empty cells never overwrite anything."
            checked={props.updateExisting}
            onChange={(event) => props.onUpdateExisting(event.currentTarget.checked)}
          />
        </FormColumn>
      </div>
    </Section>
  );
}
