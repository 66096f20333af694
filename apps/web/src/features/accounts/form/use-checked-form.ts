import { useForm, type UseFormReturnType } from '@mantine/form';
import type { z } from 'zod';

/**
 * A form whose values are what fields hold, checked as what the API takes: `read` makes the one of the other with the
 * contract's own schema. Controlled, because choosing a service or an encryption changes other fields.
 */
export function useCheckedForm<Values extends Record<string, unknown>>(
  initialValues: Values,
  read: (values: Values) => z.ZodSafeParseResult<unknown>,
  also: (values: Values) => Record<string, string> = () => ({}),
): UseFormReturnType<Values> {
  return useForm<Values>({
    mode: 'controlled',
    initialValues,
    validate: (values) => {
      const result = read(values);
      const found = result.success
        ? []
        : result.error.issues.map((issue) => [String(issue.path[0]), issue.message]);
      return { ...Object.fromEntries(found.toReversed()), ...also(values) };
    },
  });
}
