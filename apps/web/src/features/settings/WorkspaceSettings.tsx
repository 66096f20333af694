import type { MouseEvent } from 'react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox, Select, Textarea, TextInput } from '@mantine/core';
import { workspaceChange } from '@mailwright/contracts';
import { FieldRow, FormColumn } from '../../components/form/FormColumn';
import { Notice } from '../../components/feedback/Notice';
import { doneToast } from '../../components/feedback/undo-toast';
import { Section } from '../../components/layout/Section';
import { showFieldProblems, useSchemaForm } from '../../lib/form';
import { useWorkspace } from '../../lib/workspace';
import { saveWorkspace } from './api/settings';
import { currencies, KEEP, keepingTimes, timeZones } from './choices';
import classes from './SettingsPage.module.css';

/** The name people see, what the law wants under every campaign, and how times and money are written. */
export function WorkspaceSettings() {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const {
    name,
    legalName,
    postalAddress,
    timeZone,
    currency,
    browserOrdersCount,
    browserOrderLimit,
    keepOriginalsDays,
    version,
  } = workspace;
  const form = useSchemaForm(workspaceChange, {
    name,
    legalName,
    postalAddress,
    timeZone,
    currency,
    keepOriginalsDays,
    version,
    browserOrdersCount,
    browserOrderLimit,
  });
  const saving = useMutation({
    mutationFn: (values: typeof form.values) => saveWorkspace(queries, workspace.id, values),
    onSuccess: (saved) => {
      form.setFieldValue('version', saved.version);
      doneToast('Saved.');
    },
    onError: (error) => showFieldProblems(form, error),
  });
  const mayChange = workspace.role === 'owner';

  return (
    <div className={classes.narrow}>
      <Section title="Who sends" first>
        {!mayChange && <Notice>Only an owner can change this.</Notice>}
        <fieldset disabled={!mayChange} className={classes.fields}>
          <FormColumn
            onSubmit={form.onSubmit((values) => saving.mutate(values))}
            problem={saving.error}
            actions={
              mayChange && (
                <Button type="submit" loading={saving.isPending}>
                  Save
                </Button>
              )
            }
          >
            <TextInput
              label="Name of the workspace"
              autoComplete="organization"
              key={form.key('name')}
              {...form.getInputProps('name')}
            />
            <TextInput
              label="Legal name"
              description="Stands in the footer of every campaign"
              placeholder="Northlight Coffee Ltd"
              key={form.key('legalName')}
              {...form.getInputProps('legalName')}
            />
            <Textarea
              label="Postal address"
              description="Below the legal name, also in every campaign"
              key={form.key('postalAddress')}
              {...form.getInputProps('postalAddress')}
            />
            <FieldRow>
              <Select
                label="Time zone"
                data={timeZones()}
                searchable
                onClick={selectText}
                disabled={!mayChange}
                key={form.key('timeZone')}
                {...form.getInputProps('timeZone')}
              />
              <Select
                label="Currency"
                data={currencies()}
                searchable
                onClick={selectText}
                disabled={!mayChange}
                key={form.key('currency')}
                {...form.getInputProps('currency')}
              />
            </FieldRow>
            <h3 className={classes.heading}>Orders</h3>
            <Checkbox
              label="Count orders that a browser reports"
              description="They come with the mark of a click, so whoever clicked could make one up. Your shop's own report of the same order, with an API key, takes its place."
              key={form.key('browserOrdersCount')}
              {...form.getInputProps('browserOrdersCount', { type: 'checkbox' })}
            />
            <TextInput
              label="Largest order that a browser may report"
              description="A larger one is not counted"
              inputMode="decimal"
              key={form.key('browserOrderLimit')}
              {...form.getInputProps('browserOrderLimit')}
            />
            <h3 className={classes.heading}>Mails that were read</h3>
            <Select
              label="Keep the originals for"
              description="Then the mail's own bytes are removed here; what was understood of it stays. Nothing in your mailbox is touched"
              data={keepingTimes(keepOriginalsDays)}
              allowDeselect={false}
              disabled={!mayChange}
              defaultValue={String(keepOriginalsDays ?? KEEP)}
              onChange={(value) =>
                form.setFieldValue('keepOriginalsDays', value === KEEP ? null : Number(value))
              }
            />
          </FormColumn>
        </fieldset>
      </Section>
    </div>
  );
}

/** So that typing looks for something else instead of adding to what stands there. */
const selectText = (event: MouseEvent<HTMLInputElement>) => event.currentTarget.select();
