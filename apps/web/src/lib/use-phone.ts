import { useMediaQuery } from '@mantine/hooks';

/** Below 900 px the page is laid out for a phone. The same number is in base.css. */
export const phoneQuery = '(max-width: 899.98px)';

/** Whether the page is laid out for a phone. Prefer CSS; use this where another tree must be rendered. */
export function usePhone(): boolean {
  return useMediaQuery(phoneQuery, undefined, { getInitialValueInEffect: false });
}
