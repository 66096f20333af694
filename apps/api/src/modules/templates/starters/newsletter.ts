/** A lead story, two short ones side by side (below each other on a phone), a date, a foot. */
export const NEWSLETTER_MJML = `<mjml lang="en">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Georgia, 'Times New Roman', serif" />
      <mj-text color="#262a31" font-size="16px" line-height="26px" padding="0 28px" />
      <mj-button font-family="Helvetica, Arial, sans-serif" background-color="#0b6b64" color="#ffffff" font-size="15px" border-radius="4px" inner-padding="12px 22px" align="left" padding="20px 28px 0" />
    </mj-attributes>
    <mj-style>.small a { color: #6a7280; } .story a { color: #0b6b64; }</mj-style>
  </mj-head>
  <mj-body background-color="#f4f2ee" width="620px">
    <mj-section padding="28px 0 20px">
      <mj-column>
        <mj-text font-size="26px" line-height="32px" font-weight="bold">The monthly letter</mj-text>
        <mj-text css-class="small" padding-top="4px" font-size="13px" line-height="20px" color="#6a7280">Your company · <a href="{{view_url}}">view in your browser</a></mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="32px 0 36px">
      <mj-column>
        <mj-text>Hello {{default first_name "there"}},</mj-text>
        <mj-text padding-top="12px">one paragraph that says why this month's letter is worth opening{{#if city}}, also for you in {{city}}{{/if}}.</mj-text>
        <mj-text padding-top="28px" font-size="24px" line-height="31px" font-weight="bold">The lead story</mj-text>
        <mj-text padding-top="10px">What happened, what it means, and what comes next. Link to the whole story instead of telling all of it here: people read mail in under a minute.</mj-text>
        <mj-button href="https://example.com/lead-story">Read the story</mj-button>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" padding="4px 0 32px">
      <mj-column width="50%">
        <mj-text css-class="story" font-size="19px" line-height="26px" font-weight="bold"><a href="https://example.com/second">A second story</a></mj-text>
        <mj-text padding-top="6px" padding-bottom="20px" font-size="15px" line-height="23px">Two sentences that make somebody curious.</mj-text>
      </mj-column>
      <mj-column width="50%">
        <mj-text css-class="story" font-size="19px" line-height="26px" font-weight="bold"><a href="https://example.com/third">And a third</a></mj-text>
        <mj-text padding-top="6px" font-size="15px" line-height="23px">Something useful: a guide, a tip, an answer to a question.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#e3eeec" padding="24px 0">
      <mj-column>
        <mj-text css-class="story" font-size="15px" line-height="23px"><b>Save the date.</b> Where we meet next, and when. <a href="https://example.com/event">Reserve a seat</a></mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 0 44px">
      <mj-column>
        <mj-text css-class="small" font-size="13px" line-height="21px" color="#6a7280">You get this letter at {{email}} because you are on our list.<br /><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
