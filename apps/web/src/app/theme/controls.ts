import {
  ActionIcon,
  Button,
  Checkbox,
  Drawer,
  Input,
  Menu,
  Modal,
  Notification,
  Paper,
  PasswordInput,
  Popover,
  SegmentedControl,
  Select,
  Skeleton,
  Switch,
  Textarea,
  TextInput,
  Tooltip,
  type MantineThemeComponents,
} from '@mantine/core';

/** Heights come from the variables in css-variables.ts: `xs` compact, `sm` usual, `lg` the one main action. */
function buttonHeight(size: unknown) {
  if (size === 'xs') return { height: 'var(--mw-control-compact)', fontSize: '0.8125rem', padding: '10px' };
  if (size === 'lg') return { height: 'var(--mw-control-main)', fontSize: '0.875rem', padding: '16px' };
  return { height: 'var(--mw-control)', fontSize: '0.8125rem', padding: '12px' };
}

/** Defaults and sizes of Mantine's controls; their looks are in mantine.css. */
export const controls: MantineThemeComponents = {
  Button: Button.extend({
    defaultProps: { size: 'sm', radius: 'md', loaderProps: { type: 'dots' } },
    vars: (_theme, props) => {
      const { height, fontSize, padding } = buttonHeight(props.size);
      return {
        root: { '--button-height': height, '--button-fz': fontSize, '--button-padding-x': padding },
      };
    },
  }),
  ActionIcon: ActionIcon.extend({
    defaultProps: { variant: 'subtle', color: 'gray', size: 28, radius: 'md' },
  }),
  Input: Input.extend({
    defaultProps: { radius: 'md' },
    vars: () => ({ wrapper: { '--input-height': 'var(--mw-control)', '--input-fz': '0.8125rem' } }),
  }),
  TextInput: TextInput.extend({ defaultProps: { size: 'sm' } }),
  Textarea: Textarea.extend({ defaultProps: { size: 'sm', autosize: true, minRows: 3 } }),
  PasswordInput: PasswordInput.extend({ defaultProps: { size: 'sm' } }),
  Select: Select.extend({
    defaultProps: { size: 'sm', checkIconPosition: 'right', allowDeselect: false },
  }),
  Checkbox: Checkbox.extend({ defaultProps: { size: 'xs', radius: 'xs' } }),
  Switch: Switch.extend({ defaultProps: { size: 'sm', withThumbIndicator: false } }),
  SegmentedControl: SegmentedControl.extend({
    defaultProps: { size: 'xs', radius: 'md', transitionDuration: 120 },
  }),
  Tooltip: Tooltip.extend({
    defaultProps: { openDelay: 300, withArrow: false, events: { hover: true, focus: true, touch: false } },
  }),
  Menu: Menu.extend({
    defaultProps: {
      // The placeholder is a child that a menu may not have (axe: aria-required-children).
      withInitialFocusPlaceholder: false,
      shadow: 'md',
      radius: 'md',
      transitionProps: { duration: 180, transition: 'fade-down' },
    },
  }),
  Popover: Popover.extend({
    defaultProps: { shadow: 'md', radius: 'md', transitionProps: { duration: 180 } },
  }),
  Modal: Modal.extend({
    defaultProps: {
      radius: 'xl',
      centered: true,
      transitionProps: { duration: 220, transition: 'fade' },
      overlayProps: { backgroundOpacity: 0.4 },
      closeButtonProps: { 'aria-label': 'Close' },
    },
  }),
  Drawer: Drawer.extend({
    defaultProps: { transitionProps: { duration: 220 }, closeButtonProps: { 'aria-label': 'Close' } },
  }),
  // Mantine's close button has no name of its own.
  Notification: Notification.extend({ defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } }),
  Paper: Paper.extend({ defaultProps: { radius: 'lg' } }),
  Skeleton: Skeleton.extend({ defaultProps: { animate: false, radius: 'xs' } }),
};
