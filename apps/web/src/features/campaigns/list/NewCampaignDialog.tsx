import { Button, Modal, Select, TextInput } from '@mantine/core';
import { createCampaign } from '@mailwright/contracts';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { FormColumn } from '../../../components/form/FormColumn';
import { showFieldProblems, useSchemaForm } from '../../../lib/form';
import { useWorkspace } from '../../../lib/workspace';
import { beginCampaign, campaignsChanged, listTemplatesOptions } from '../api/campaigns';

const schema = createCampaign.body.pick({ name: true });

/** A name, and a template if one wants: everything else is done in the builder. */
export function NewCampaignDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  return (
    <Modal opened={opened} onClose={onClose} title="New campaign" size={460}>
      <NewCampaignForm onClose={onClose} />
    </Modal>
  );
}

function NewCampaignForm({ onClose }: { onClose: () => void }) {
  const { workspace } = useWorkspace();
  const path = { workspaceId: workspace.id };
  const templates = useQuery(listTemplatesOptions({ path, query: { limit: 200 } }));
  const queries = useQueryClient();
  const navigate = useNavigate();
  const form = useSchemaForm(schema, { name: '', templateId: '' });
  const begin = useMutation({
    mutationFn: ({ name, templateId }: ReturnType<typeof form.getValues>) =>
      beginCampaign(path, { name, ...(templateId ? { templateId } : {}) }),
    onSuccess: async ({ id }) => {
      await campaignsChanged(queries);
      await navigate({ to: '/w/$workspaceId/campaigns/$id', params: { workspaceId: workspace.id, id } });
    },
    onError: (error) => void showFieldProblems(form, error),
  });
  return (
    <FormColumn
      onSubmit={form.onSubmit((values) => begin.mutate(values))}
      problem={begin.error}
      actions={
        <>
          <Button type="submit" loading={begin.isPending}>
            Begin
          </Button>
          <Button variant="default" onClick={onClose}>
            Not yet
          </Button>
        </>
      }
    >
      <TextInput
        label="Name"
        description="Only you and your team see it."
        required
        data-autofocus
        key={form.key('name')}
        {...form.getInputProps('name')}
      />
      <Select
        label="Template"
        description="Its text is copied; the template itself stays as it is."
        placeholder={
          templates.data?.items.length === 0 ? 'There is no template yet' : 'None, I write it myself'
        }
        data={(templates.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        searchable
        clearable
        allowDeselect
        key={form.key('templateId')}
        {...form.getInputProps('templateId')}
      />
    </FormColumn>
  );
}
