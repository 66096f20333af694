import type Handlebars from 'handlebars';
import { fieldText } from '../template/field-text.js';
import type { TemplateData } from '../template/helpers.js';
import { encodePath, encodeQuery, escapeAttribute, safeUrl } from './safe-url.js';

/** Where the links of one recipient's message lead. The preview gives other ones, nothing else differs. */
export interface RenderUrls {
  /** The click URL of link `no`; for a dynamic link with the recipient's own destination. */
  click: (no: number, dynamicUrl?: string) => string;
  /** The open pixel, or null when opens are not counted. */
  pixel: string | null;
  unsubscribe: string;
  view: string;
}

/** The data of one message. HTML and text ask for the same links: each is signed once. */
export interface MessageData extends TemplateData {
  urls: RenderUrls;
  clicks: Map<number | string, string>;
}

type Options = Handlebars.HelperOptions & { data: MessageData };

/** The helpers behind the placeholders that compiling puts in; HTML and text differ in escaping only. */
export function placeholders(mode: 'html' | 'text'): Record<string, Handlebars.HelperDelegate> {
  const escaped = mode === 'html' ? escapeAttribute : (value: string): string => value;
  return {
    mw_click(no: number, options?: Options): string {
      const { clicks, urls } = options!.data;
      let url = clicks.get(no);
      if (url === undefined) clicks.set(no, (url = urls.click(no)));
      return escaped(url);
    },
    mw_dynamic(this: unknown, no: number, options?: Options): string {
      const { clicks, urls } = options!.data;
      const address = safeUrl(options!.fn(this) as string);
      if (address.kind === 'refused') return '#';
      if (address.kind === 'mail') return escaped(address.url);
      const key = `${no} ${address.url}`;
      let url = clicks.get(key);
      if (url === undefined) clicks.set(key, (url = urls.click(no, address.url)));
      return escaped(url);
    },
    mw_path: (value: unknown): string => encodePath(fieldText(value)),
    mw_query: (value: unknown): string => encodeQuery(fieldText(value)),
    mw_pixel(options?: Options): string {
      const { pixel } = options!.data.urls;
      if (pixel === null) return '';
      return `<img src="${escapeAttribute(pixel)}" width="1" height="1" alt="" style="border:0;height:1px;width:1px">\n`;
    },
  };
}
