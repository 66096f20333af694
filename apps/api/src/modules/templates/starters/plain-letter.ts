/** A letter as a person writes one: no columns, no colours, a signature. Mail programs darken it by themselves. */
export const LETTER_HTML = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>A letter</title>
</head>
<body style="margin:0;padding:24px;font:16px/1.55 -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif">
<div style="max-width:600px">
<p>Hi {{default first_name "there"}},</p>
<p>begin with the reason why you write to this person{{#if company}} at {{company}}{{/if}}, in one sentence.</p>
<p>Then ask one question, or offer one thing. If it needs more words than fit on a phone, put them
<a href="https://example.com/more">on a page</a> instead.</p>
<p>Does that sound useful? Just answer this mail: I read every one.</p>
<p>Best wishes,<br>Your name<br>Your company</p>
<p style="margin-top:32px;font-size:13px;color:#767d89">If you would rather not hear from me again,
<a href="{{unsubscribe_url}}" style="color:#767d89">say so here</a>.</p>
</div>
</body>
</html>
`;
