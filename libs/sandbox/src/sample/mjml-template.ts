/** The first sample: an autumn roast, in MJML. No remote images: it looks the same in every sandbox. */
export const AUTUMN_ROAST_MJML = `<mjml>
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Georgia, 'Times New Roman', serif" />
      <mj-text color="#2b2118" font-size="16px" line-height="26px" padding="0 32px" />
      <mj-button background-color="#1f4b3f" color="#ffffff" border-radius="2px" font-size="15px" inner-padding="14px 28px" align="left" padding="24px 32px 8px" />
    </mj-attributes>
    <mj-style>.small a { color: #6b5f52; }</mj-style>
  </mj-head>
  <mj-body background-color="#f6f1ea" width="600px">
    <mj-section padding="18px 0 6px">
      <mj-column>
        <mj-text css-class="small" align="center" font-size="12px" color="#6b5f52"><a href="{{view_url}}">View in your browser</a></mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#1f4b3f" padding="40px 0 44px">
      <mj-column>
        <mj-text color="#d9c6a5" font-size="12px" letter-spacing="3px" font-family="Helvetica, Arial, sans-serif">NORTHLIGHT COFFEE</mj-text>
        <mj-text color="#ffffff" font-size="38px" line-height="44px" padding-top="14px">The first light of autumn, in a cup.</mj-text>
        <mj-text color="#cfdcd6" padding-top="14px">Aurora, our roast for short days: cocoa, baked apple, a little smoke.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="36px 0 12px">
      <mj-column>
        <mj-text>Hello {{default first_name "there"}},</mj-text>
        <mj-text padding-top="14px">every October we roast one coffee that we make only once. This year it comes from three small farms above Huila, and it arrived this week. We roast it on Tuesdays{{#if city}}, so a bag that leaves us on Wednesday is with you in {{city}} by the weekend{{/if}}.</mj-text>
        <mj-button href="https://shop.northlight.test/aurora-autumn-roast">Taste Aurora</mj-button>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="24px 12px 32px">
      <mj-column width="50%">
        <mj-text padding="16px 20px 0" font-size="18px"><a href="https://shop.northlight.test/tasting-set" style="color:#1f4b3f">The tasting set</a></mj-text>
        <mj-text padding="6px 20px" font-size="14px" line-height="22px" color="#6b5f52">Five roasts, 60 g each, with notes on how to brew them. 24.00 €</mj-text>
      </mj-column>
      <mj-column width="50%">
        <mj-text padding="16px 20px 0" font-size="18px"><a href="https://shop.northlight.test/slow-decaf" style="color:#1f4b3f">Slow decaf</a></mj-text>
        <mj-text padding="6px 20px" font-size="14px" line-height="22px" color="#6b5f52">Decaffeinated with mountain water, nothing else. 14.50 €</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#efe6d8" padding="28px 0">
      <mj-column>
        <mj-text font-size="20px" line-height="28px">A bag on your doorstep every two weeks</mj-text>
        <mj-text padding-top="8px" font-size="15px">Choose once, pause whenever you like. The first bag of a <a href="https://shop.northlight.test/subscription" style="color:#1f4b3f">subscription</a> is on us. New to brewing? Our <a href="https://shop.northlight.test/brewing-guide" style="color:#1f4b3f">brewing guide</a> takes four minutes to read.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="28px 0 40px">
      <mj-column>
        <mj-text css-class="small" font-size="13px" line-height="21px" color="#6b5f52">Questions? Just answer this mail: Maren and Tom read every one.<br />Northlight Coffee Ltd, 12 Harbour Street, Northlight<br /><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;

export const AUTUMN_ROAST_TEXT = `Hello {{default first_name "there"}},

every October we roast one coffee that we make only once. Aurora comes from
three small farms above Huila: cocoa, baked apple, a little smoke.

Taste Aurora: https://shop.northlight.test/aurora-autumn-roast
The tasting set, five roasts: https://shop.northlight.test/tasting-set
Slow decaf: https://shop.northlight.test/slow-decaf
A bag every two weeks: https://shop.northlight.test/subscription
Brewing guide: https://shop.northlight.test/brewing-guide

Questions? Just answer this mail: Maren and Tom read every one.

Northlight Coffee Ltd, 12 Harbour Street, Northlight
Unsubscribe: {{unsubscribe_url}}
`;
