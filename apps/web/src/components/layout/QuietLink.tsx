import type { ComponentPropsWithRef } from 'react';
import { Anchor, Button, type ButtonProps } from '@mantine/core';
import { createLink } from '@tanstack/react-router';
import classes from './QuietLink.module.css';

type AnchorProps = ComponentPropsWithRef<'a'>;

function QuietAnchor({ children, className, ...props }: AnchorProps) {
  return (
    <a {...props} className={`${classes.quiet} ${className ?? ''}`}>
      {children}
    </a>
  );
}

function PlainAnchor({ children, className, ...props }: AnchorProps) {
  return (
    <a {...props} className={`${classes.plain} ${className ?? ''}`}>
      {children}
    </a>
  );
}

function ButtonAnchor(props: ButtonProps & Omit<AnchorProps, keyof ButtonProps>) {
  return <Button component="a" {...props} />;
}

/** A link to a page of ours in the accent colour: "Open inbox". Typed by the router. */
export const QuietLink = createLink(QuietAnchor);

/** A link that looks like the text around it until it is pointed at: names in tables, numbers. */
export const PlainLink = createLink(PlainAnchor);

/** A link that looks like a button; it goes somewhere, it does nothing. */
export const ButtonLink = createLink(ButtonAnchor);

/** An action that looks like a quiet link: "Undo", "Change", "As a table". */
export function QuietButton(props: ComponentPropsWithRef<'button'>) {
  return (
    <Anchor
      component="button"
      type="button"
      size="sm"
      {...props}
      className={`${classes.quiet} ${props.className ?? ''}`}
    />
  );
}
