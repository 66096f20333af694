import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UseFormReturnType } from '@mantine/form';
import type { ConnectionTest } from '@mailwright/contracts';
import { showFieldProblems } from '../../../lib/form';
import { accountsChanged } from '../api/accounts';

interface TestAndSave<Values, Saved> {
  test: (values: Values) => Promise<ConnectionTest>;
  save: (values: Values) => Promise<Saved>;
  onSaved: (saved: Saved, values: Values) => void;
}

/** Tries a server with the values of a form, and saves them; what the server refuses is shown beside its fields. */
export function useTestAndSave<Values extends Record<string, unknown>, Saved>(
  form: UseFormReturnType<Values>,
  { test, save, onSaved }: TestAndSave<Values, Saved>,
) {
  const queries = useQueryClient();
  const [problem, setProblem] = useState<unknown>(null);
  const refused = (error: unknown) => {
    if (!showFieldProblems(form, error)) setProblem(error);
  };
  const testing = useMutation({ mutationFn: test, onMutate: () => setProblem(null), onError: refused });
  const saving = useMutation({
    mutationFn: save,
    onMutate: () => setProblem(null),
    onError: refused,
    onSuccess: async (saved, values) => {
      await accountsChanged(queries);
      onSaved(saved, values);
    },
  });
  /** Saves only what works; the report of what does not stays on the page. */
  const testThenSave = async (values: Values) => {
    const report = await testing.mutateAsync(values).catch(() => null); // Shown by onError.
    if (report?.ok) saving.mutate(values);
  };
  return { testing, saving, testThenSave, problem };
}
