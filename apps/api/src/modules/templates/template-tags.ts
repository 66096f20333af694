import type { ContactField, templateTag } from '@mailwright/contracts';
import { TEMPLATE_HELPERS } from '@mailwright/templating';
import type { z } from 'zod';
import { sampleValue } from './preview/sample-person.js';

type TemplateTag = z.infer<typeof templateTag>;

const CONTACT: TemplateTag[] = [
  tag('first_name', 'First name', 'contact', '{{default first_name "there"}}', 'Alex'),
  tag('last_name', 'Last name', 'contact', '{{last_name}}', 'Example'),
  tag('email', 'Email', 'contact', '{{email}}', 'alex@example.com'),
  tag('language', 'Language', 'contact', '{{language}}', 'en'),
  tag('time_zone', 'Time zone', 'contact', '{{time_zone}}', 'Europe/Berlin'),
];

const LINKS: TemplateTag[] = [
  tag('unsubscribe_url', 'Unsubscribe link', 'link', '{{unsubscribe_url}}', 'the recipient’s own page'),
  tag('view_url', 'View in browser', 'link', '{{view_url}}', 'the mail as a page'),
];

/** Everything that may stand between `{{` and `}}`, in the order in which an editor offers it. */
export function templateTags(fields: readonly ContactField[]): TemplateTag[] {
  const custom = fields.map((field) =>
    tag(
      field.key,
      field.label,
      'custom',
      field.type === 'text' ? `{{default ${field.key} ""}}` : `{{${field.key}}}`,
      String(sampleValue(field)),
    ),
  );
  const helpers = TEMPLATE_HELPERS.map(({ name, example }) => tag(name, name, 'helper', example, ''));
  return [...CONTACT, ...custom, ...LINKS, ...helpers];
}

function tag(
  path: string,
  label: string,
  kind: TemplateTag['kind'],
  insert: string,
  sample: string,
): TemplateTag {
  return { path, label, kind, insert, sample };
}
