import { createTheme } from '@mantine/core';
import * as colours from './colours';
import { controls } from './controls';

/** The Mantine theme: type, spacing, radius, shadows. Colours on screen are roles, see roles.ts. */
export const theme = createTheme({
  primaryColor: 'cobalt',
  primaryShade: { light: 6, dark: 6 },
  colors: {
    cobalt: colours.cobalt,
    green: colours.green,
    amber: colours.amber,
    vermilion: colours.vermilion,
    plum: colours.plum,
    teal: colours.teal,
    gray: colours.gray,
    dark: colours.dark,
    red: colours.vermilion,
    yellow: colours.amber,
    blue: colours.cobalt,
  },
  white: '#FFFFFF',
  black: '#14171C',
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, 'SF Mono', Menlo, monospace",
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  lineHeights: { xs: '1.4', sm: '1.45', md: '1.5', lg: '1.5', xl: '1.4' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '16px' },
  defaultRadius: 'sm',
  cursorType: 'pointer',
  respectReducedMotion: true,
  breakpoints: { xs: '30em', sm: '40em', md: '56.25em', lg: '75em', xl: '90em' },
  shadows: {
    xs: '0 1px 2px rgba(16,20,28,.05)',
    sm: '0 1px 2px rgba(16,20,28,.06), 0 2px 8px rgba(16,20,28,.04)',
    md: '0 2px 4px rgba(16,20,28,.05), 0 8px 24px rgba(16,20,28,.10)',
    lg: '0 4px 8px rgba(16,20,28,.05), 0 16px 48px rgba(16,20,28,.16)',
    xl: '0 8px 16px rgba(16,20,28,.06), 0 32px 80px rgba(16,20,28,.22)',
  },
  headings: {
    fontWeight: '600',
    sizes: {
      h1: { fontSize: '1.375rem', lineHeight: '1.75rem', fontWeight: '620' },
      h2: { fontSize: '0.9375rem', lineHeight: '1.375rem' },
      h3: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
      h4: { fontSize: '0.8125rem', lineHeight: '1.25rem' },
    },
  },
  components: controls,
});
