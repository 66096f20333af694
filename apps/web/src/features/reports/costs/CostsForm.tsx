import { useEffect, useRef, useState } from 'react';
import { Button, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { money } from '@mailwright/contracts';
import { z } from 'zod';
import { reasonOf } from '../../../components/feedback/ErrorState';
import { Notice } from '../../../components/feedback/Notice';
import { showFieldProblems, useSchemaForm } from '../../../lib/form';
import { useWorkspace } from '../../../lib/workspace';
import { saveCosts, type Campaign } from '../api/reports';
import classes from './CostsForm.module.css';

const amount = money.refine((value) => !value.startsWith('-'), 'Costs are not negative.');
const costsSchema = z.object({ fixedCost: amount, costPerMessage: amount });

interface CostsFormProps {
  campaign: Pick<Campaign, 'id' | 'version' | 'fixedCost' | 'costPerMessage' | 'currency'>;
  onDone: () => void;
}

/** What a campaign cost: once for all, and for each mail that a server took. */
export function CostsForm({ campaign, onDone }: CostsFormProps) {
  const { workspace } = useWorkspace();
  const queries = useQueryClient();
  const { fixedCost, costPerMessage, currency } = campaign;
  const form = useSchemaForm(costsSchema, { fixedCost, costPerMessage });
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<unknown>(null);

  // The form appears where a button was, or after loading: the focus goes on in it.
  const first = useRef<HTMLInputElement>(null);
  useEffect(() => first.current?.focus(), []);

  const save = async (costs: { fixedCost: string; costPerMessage: string }) => {
    setBusy(true);
    setProblem(null);
    try {
      await saveCosts(queries, { workspaceId: workspace.id, id: campaign.id }, campaign.version, costs);
      onDone();
    } catch (error) {
      if (!showFieldProblems(form, error)) setProblem(error);
    } finally {
      setBusy(false);
    }
  };

  const field = {
    inputMode: 'decimal',
    autoComplete: 'off',
    rightSection: currency,
    rightSectionWidth: 44,
  } as const;
  return (
    <form className={classes.form} onSubmit={form.onSubmit((costs) => void save(costs))}>
      <TextInput
        {...field}
        label="Design, text and the like"
        description="Once for the whole campaign"
        ref={first}
        {...form.getInputProps('fixedCost')}
        key={form.key('fixedCost')}
      />
      <TextInput
        {...field}
        label="Each mail"
        description="That a server took, or may have taken"
        {...form.getInputProps('costPerMessage')}
        key={form.key('costPerMessage')}
      />
      {problem !== null && <Notice tone="bad">{reasonOf(problem)}</Notice>}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onDone}>
          Cancel
        </Button>
        <Button type="submit" variant="default" loading={busy}>
          Save costs
        </Button>
      </div>
    </form>
  );
}
