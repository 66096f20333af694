import { ActionIcon, Button, Drawer, Select, TextInput } from '@mantine/core';
import { type ContactField, type ContactFieldType, contactField } from '@mailwright/contracts';
import { IconForms, IconTrash } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '../../../components/feedback/ConfirmDialog';
import { EmptyState } from '../../../components/feedback/EmptyState';
import { ErrorState } from '../../../components/feedback/ErrorState';
import { RowsSkeleton } from '../../../components/feedback/Skeletons';
import { FieldRow, FormColumn } from '../../../components/form/FormColumn';
import { CardList, CardRow, NameAndFacts } from '../../../components/layout/Card';
import { showFieldProblems, useSchemaForm } from '../../../lib/form';
import { useMayEdit, useWorkspace } from '../../../lib/workspace';
import { addField, dropField, listContactFieldsOptions, peopleChanged } from '../api/contacts';

export const fieldTypeWords: Record<ContactFieldType, string> = {
  text: 'Text',
  number: 'Number',
  date: 'Date',
  boolean: 'Yes or no',
};
const types = Object.entries(fieldTypeWords).map(([value, label]) => ({ value, label }));

/** The custom fields of the workspace: what there is, a new one, and taking one away. */
export function FieldsDrawer({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { workspace } = useWorkspace();
  const mayEdit = useMayEdit();
  const fields = useQuery({
    ...listContactFieldsOptions({ path: { workspaceId: workspace.id } }),
    enabled: opened,
  });
  const [dropping, setDropping] = useState<ContactField | null>(null);
  const queries = useQueryClient();

  return (
    <Drawer opened={opened} onClose={onClose} position="right" size={440} title="Custom fields">
      {fields.error ? (
        <ErrorState
          title="The fields did not load"
          error={fields.error}
          onRetry={() => void fields.refetch()}
        />
      ) : !fields.data ? (
        <RowsSkeleton rows={3} />
      ) : fields.data.items.length === 0 ? (
        <EmptyState icon={IconForms} title="No custom fields yet">
          City, customer since, points: what you want to know of people and use in mails.
        </EmptyState>
      ) : (
        <CardList label="Custom fields">
          {fields.data.items.map((field) => (
            <CardRow
              key={field.key}
              action={
                mayEdit && (
                  <ActionIcon
                    aria-label={`Remove the field ${field.label}`}
                    onClick={() => setDropping(field)}
                  >
                    <IconTrash size={16} />
                  </ActionIcon>
                )
              }
            >
              <NameAndFacts
                name={field.label}
                facts={
                  <>
                    {fieldTypeWords[field.type]} · <code className="mono">{`{{${field.key}}}`}</code>
                  </>
                }
              />
            </CardRow>
          ))}
        </CardList>
      )}
      {mayEdit && <NewField />}
      <ConfirmDialog
        opened={dropping !== null}
        onClose={() => setDropping(null)}
        title={`Remove the field “${dropping?.label}”?`}
        verb="Remove the field"
        destructive
        onConfirm={async () => {
          if (dropping) await dropField({ workspaceId: workspace.id, key: dropping.key });
          await peopleChanged(queries);
        }}
      >
        What people have in it goes with it and cannot be brought back. Templates that use it show its
        fallback.
      </ConfirmDialog>
    </Drawer>
  );
}

function NewField() {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const form = useSchemaForm(contactField.omit({ key: true }), {
    label: '',
    type: 'text' as ContactFieldType,
  });
  const add = useMutation({
    mutationFn: (values: ReturnType<typeof form.getValues>) =>
      addField({ workspaceId: workspace.id }, values),
    onSuccess: async () => {
      form.reset();
      await peopleChanged(queries);
    },
    onError: (error) => void showFieldProblems(form, error),
  });
  return (
    <div style={{ marginTop: 24 }}>
      <FormColumn
        onSubmit={form.onSubmit((values) => add.mutate(values))}
        problem={add.error}
        actions={
          <Button type="submit" variant="default" loading={add.isPending}>
            Add the field
          </Button>
        }
      >
        <FieldRow>
          <TextInput
            label="New field"
            placeholder="City"
            key={form.key('label')}
            {...form.getInputProps('label')}
          />
          <Select
            label="Kind"
            data={types}
            allowDeselect={false}
            key={form.key('type')}
            {...form.getInputProps('type')}
          />
        </FieldRow>
      </FormColumn>
    </div>
  );
}
