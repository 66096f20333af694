/** About 9 KB of campaign: 8 merge fields, 6 links, a few tables, a line for each row, as editors write it. */
const paragraph = (n: number): string =>
  `<tr><td style="padding:16px 24px;font-family:Arial,sans-serif;font-size:15px;line-height:24px;color:#333">` +
  `Chapter ${n}: this month's roast comes from a small farm at 1,900 metres. It is washed, dried on raised beds and ` +
  `roasted on Tuesday. You taste plum, cocoa and a little smoke, and it likes a slow pour at 93 degrees.</td></tr>\n`;

const link = (n: number): string =>
  `<tr><td style="padding:8px 24px"><a href="https://shop.example.com/offers/${n}?campaign=autumn" style="color:#2f55e4">See offer number ${n}</a></td></tr>\n`;

export const benchSource = {
  format: 'html' as const,
  subject: 'The winter roast is here, {{first_name}}',
  preheader: '1,200 bags from Huila for {{city}}',
  source:
    `<!doctype html><html><head><meta charset="utf-8"><title>Winter</title></head><body style="margin:0;background:#f4f5f7"><table role="presentation" width="100%">\n` +
    `<tr><td><h1>Hello {{first_name}} {{last_name}} from {{city}}</h1><p>Your number is {{customer_no}}, your plan {{plan}}, your points {{points}}, your shop {{shop}}.</p></td></tr>\n` +
    Array.from({ length: 9 }, (_, index) => paragraph(index + 1) + (index < 6 ? link(index + 1) : '')).join(
      '',
    ) +
    `<tr><td><p style="font-size:12px">You get this at {{email}}. <a href="{{unsubscribe_url}}">Unsubscribe</a></p></td></tr></table></body></html>`,
};

export const fieldsOf = (
  n: number,
): { first_name: string; last_name: string; attributes: Record<string, string> } => ({
  first_name: `Lukas${n % 97}`,
  last_name: `Brandt${n % 89}`,
  attributes: {
    city: `Town ${n % 53}`,
    customer_no: `C-${n}`,
    plan: n % 2 ? 'basic' : 'plus',
    points: `${n % 1000}`,
    shop: `Shop ${n % 11}`,
  },
});
