import { HighlightStyle, syntaxHighlighting } from '@codemirror/language';
import { tags } from '@lezer/highlight';

/** Colours of markup from our own roles, so that they keep their contrast in both themes; CodeMirror's own do not. */
export const paperColours = syntaxHighlighting(
  HighlightStyle.define([
    { tag: [tags.tagName, tags.angleBracket], color: 'var(--mw-accent)' },
    { tag: tags.attributeName, color: 'var(--mw-plan)' },
    { tag: [tags.attributeValue, tags.string], color: 'var(--mw-ok)' },
    { tag: [tags.comment, tags.documentMeta], color: 'var(--mw-text-3)', fontStyle: 'italic' },
    { tag: [tags.keyword, tags.number, tags.bool], color: 'var(--mw-wait)' },
  ]),
);
