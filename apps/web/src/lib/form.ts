import { schemaResolver, useForm, type UseFormReturnType } from '@mantine/form';
import { ApiProblem } from './api/problem';

/** Any Standard Schema; ours are zod. */
type Schema = Parameters<typeof schemaResolver>[0];

/**
 * A form checked by the contract's own schema: the page and the API refuse the same things in the same words.
 * Fields are checked when they are left, everything when it is sent.
 */
export function useSchemaForm<Values extends Record<string, unknown>>(
  schema: Schema,
  initialValues: Values,
): UseFormReturnType<Values> {
  return useForm<Values>({
    mode: 'uncontrolled',
    initialValues,
    validate: schemaResolver(schema, { sync: true }),
    validateInputOnBlur: true,
  });
}

/**
 * Puts what the server refused beside its fields.
 * @returns whether every refusal found its field; if not, show the problem above the buttons too
 */
export function showFieldProblems<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  problem: unknown,
): boolean {
  if (!(problem instanceof ApiProblem) || problem.fields.length === 0) return false;
  form.setErrors(Object.fromEntries(problem.fields.map((field) => [field.path, field.message])));
  const known = form.getValues();
  return problem.fields.every((field) => (field.path.split('.')[0] ?? '') in known);
}
