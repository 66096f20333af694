import type { ContentFormat } from './api/templates';

export const formatName: Record<ContentFormat, string> = { mjml: 'MJML', html: 'HTML', text: 'Plain text' };

/** What each format is for, in a few words. */
export const formats: { value: ContentFormat; label: string; says: string }[] = [
  { value: 'mjml', label: 'MJML', says: 'Sections and columns that hold in every mail program.' },
  { value: 'html', label: 'HTML', says: 'Your own HTML, as it is.' },
  { value: 'text', label: 'Plain text', says: 'Words only. Opens cannot be counted.' },
];

/** What a new template of the format holds, so that the editor is never an empty page. */
export const blankSource: Record<ContentFormat, string> = {
  mjml: `<mjml lang="en">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
    </mj-attributes>
  </mj-head>
  <mj-body>
    <mj-section>
      <mj-column>
        <mj-text>Hello {{default first_name "there"}},</mj-text>
      </mj-column>
    </mj-section>
    <mj-section>
      <mj-column>
        <mj-text font-size="13px"><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`,
  html: `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Mail</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.55 Helvetica,Arial,sans-serif">
<p>Hello {{default first_name "there"}},</p>
<p style="font-size:13px"><a href="{{unsubscribe_url}}">Unsubscribe</a></p>
</body>
</html>
`,
  text: `Hello {{default first_name "there"}},



Unsubscribe: {{unsubscribe_url}}
`,
};
