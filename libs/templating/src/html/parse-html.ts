import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { LIMITS } from '../limits.js';

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** The places of an HTML source that compiling looks at; offsets are the source's. */
export interface ParsedHtml {
  /** In the order of the source; an element that the parser cloned appears once. */
  elements: Element[];
  /** Comments with their text. Outlook reads markup in `<!--[if mso]>` ones. */
  comments: { start: number; data: string }[];
  /** Where elements are nested deeper than LIMITS.htmlDepth, or null. */
  tooDeepAt: number | null;
}

/** Parses masked HTML as browsers do. Walks with a stack of its own: nesting depth is up to the author. */
export function parseHtml(masked: string): ParsedHtml {
  const elements = new Map<number, Element>();
  const comments: ParsedHtml['comments'] = [];
  let tooDeepAt: number | null = null;
  const root = parse(masked, { sourceCodeLocationInfo: true, scriptingEnabled: false });
  const pending = root.childNodes.map((node) => ({ node, depth: 1 }));
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { node, depth } = next;
    const start = node.sourceCodeLocation?.startOffset;
    if (node.nodeName === '#comment' && 'data' in node && start !== undefined) {
      comments.push({ start, data: node.data });
    }
    if (!('tagName' in node)) continue;
    if (start !== undefined && !elements.has(start)) elements.set(start, node);
    if (depth > LIMITS.htmlDepth) {
      tooDeepAt = start ?? 0;
      break;
    }
    const children = 'content' in node ? [...node.childNodes, ...node.content.childNodes] : node.childNodes;
    for (const child of children) pending.push({ node: child, depth: depth + 1 });
  }
  return {
    elements: [...elements.entries()].sort(([a], [b]) => a - b).map(([, element]) => element),
    comments: comments.sort((a, b) => a.start - b.start),
    tooDeepAt,
  };
}

export function attribute(element: Element, name: string): string | null {
  return element.attrs.find((attr) => attr.name === name)?.value ?? null;
}

/** The text within an element, or the alternative text of its pictures where there is none; still masked. */
export function labelOf(element: Element): string {
  let text = '';
  let alternative = '';
  const pending: Node[] = [...element.childNodes].reverse();
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    if ('value' in node) text += node.value;
    if (!('tagName' in node)) continue;
    if (node.tagName === 'img') alternative ||= attribute(node, 'alt') ?? '';
    pending.push(...[...node.childNodes].reverse());
  }
  return text.replace(/\s+/g, ' ').trim() || alternative.trim();
}
