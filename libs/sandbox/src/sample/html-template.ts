/** The second sample: a personal note in plain HTML, as a founder would write it. */
export const FOUNDERS_NOTE_HTML = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>A note from Maren</title></head>
<body style="margin:0;background:#ffffff;color:#2b2118;font:16px/1.65 Georgia,'Times New Roman',serif">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center">
<table role="presentation" width="560" cellpadding="0" cellspacing="0" style="width:100%;max-width:560px"><tr><td style="padding:40px 24px;text-align:left">
<p style="margin:0 0 32px;letter-spacing:3px;font:12px Helvetica,Arial,sans-serif;color:#1f4b3f">NORTHLIGHT COFFEE</p>
<p>Hi {{default first_name "there"}},</p>
<p>{{#if city}}I hope the mornings in {{city}} are as clear as ours.{{else}}I hope your mornings are as clear as ours.{{/if}}
We have spent the summer rebuilding the roastery, and I would love to show you what came of it.</p>
<ul style="padding-left:20px">
<li><a href="https://shop.northlight.test/roastery-tour" style="color:#1f4b3f">A tour of the new roastery</a>, in pictures</li>
<li><a href="https://shop.northlight.test/house-blend" style="color:#1f4b3f">The house blend</a>, a little brighter than before</li>
<li><a href="https://shop.northlight.test/gift-box" style="color:#1f4b3f">A gift box</a> for somebody who gets up early</li>
</ul>
<p>{{#if company}}If {{company}} could do with better coffee, answer this mail and I will bring some round.{{else}}What do you brew at home? Answer this mail, I read them all.{{/if}}</p>
<p style="margin-top:28px"><a href="https://shop.northlight.test/new-season" style="background:#1f4b3f;color:#ffffff;padding:13px 26px;text-decoration:none;border-radius:2px">See the new season</a></p>
<p style="margin-top:32px">Warmly,<br>Maren Holt</p>
<p style="margin-top:40px;font-size:13px;line-height:21px;color:#6b5f52">Northlight Coffee Ltd, 12 Harbour Street, Northlight<br>
<a href="{{unsubscribe_url}}" style="color:#6b5f52">Unsubscribe</a> · <a href="{{view_url}}" style="color:#6b5f52">View in your browser</a></p>
</td></tr></table>
</td></tr></table>
</body>
</html>
`;

export const FOUNDERS_NOTE_TEXT = `Hi {{default first_name "there"}},

We have spent the summer rebuilding the roastery, and I would love to show you
what came of it.

A tour in pictures: https://shop.northlight.test/roastery-tour
The house blend: https://shop.northlight.test/house-blend
A gift box: https://shop.northlight.test/gift-box
The new season: https://shop.northlight.test/new-season

What do you brew at home? Answer this mail, I read them all.

Warmly,
Maren Holt

Northlight Coffee Ltd, 12 Harbour Street, Northlight
Unsubscribe: {{unsubscribe_url}}
`;
