import type { CSSVariablesResolver } from '@mantine/core';
import { darkRoles, lightRoles, type Role } from './roles';

type Roles = Record<Role, string>;

const asVariables = (roles: Roles) =>
  Object.fromEntries(Object.entries(roles).map(([role, colour]) => [`--mw-${role}`, colour]));

/** Mantine's own variables, told in our roles, so that its parts and ours never differ. */
const mantineFrom = (roles: Roles, theme: 'light' | 'dark') => ({
  '--mantine-color-body': roles.panel,
  '--mantine-color-text': roles.text,
  '--mantine-color-dimmed': roles['text-3'],
  '--mantine-color-placeholder': roles['text-3'],
  '--mantine-color-anchor': roles.accent,
  '--mantine-color-error': roles.bad,
  '--mantine-color-default': theme === 'light' ? roles.panel : roles.raised,
  '--mantine-color-default-hover': theme === 'light' ? roles.sunken : roles.active,
  '--mantine-color-default-border': roles['line-strong'],
  '--mantine-color-default-color': roles.text,
  '--mantine-color-disabled': theme === 'light' ? roles['mute-soft'] : roles.active,
  '--mantine-color-disabled-color': roles['text-3'],
  '--mantine-color-disabled-border': roles['line-strong'],
});

export const cssVariables: CSSVariablesResolver = () => ({
  variables: {
    // Control heights. base.css raises them where fingers point.
    '--mw-control': '32px',
    '--mw-control-compact': '28px',
    '--mw-control-main': '40px',
  },
  light: { ...asVariables(lightRoles), ...mantineFrom(lightRoles, 'light') },
  dark: { ...asVariables(darkRoles), ...mantineFrom(darkRoles, 'dark') },
});
