/** One message, one button. Phone first: a single column, a large heading, nothing that needs a picture. */
export const ANNOUNCEMENT_MJML = `<mjml lang="en">
  <mj-head>
    <mj-attributes>
      <mj-all font-family="Helvetica, Arial, sans-serif" />
      <mj-text color="#2a2f38" font-size="16px" line-height="26px" padding="0 32px" />
    </mj-attributes>
    <mj-style>.quiet a { color: #667080; }</mj-style>
  </mj-head>
  <mj-body background-color="#eef0f3" width="600px">
    <mj-section padding="14px 0">
      <mj-column>
        <mj-text css-class="quiet" align="center" font-size="12px" line-height="18px" color="#667080"><a href="{{view_url}}">View in your browser</a></mj-text>
      </mj-column>
    </mj-section>
    <mj-section background-color="#ffffff" border-radius="8px" padding="40px 0 44px">
      <mj-column>
        <mj-text font-size="13px" line-height="20px" color="#2f55e4" font-weight="bold">YOUR COMPANY</mj-text>
        <mj-text padding-top="20px" font-size="32px" line-height="38px" font-weight="bold" color="#16191d">Say the news in one line.</mj-text>
        <mj-text padding-top="20px">Hello {{default first_name "there"}},</mj-text>
        <mj-text padding-top="12px">tell what is new, for whom it is, and what changes for them. Two or three sentences are enough: whoever wants more presses the button.</mj-text>
        <mj-button href="https://example.com/news" background-color="#2f55e4" color="#ffffff" font-size="16px" font-weight="bold" border-radius="6px" inner-padding="14px 26px" align="left" padding="28px 32px 4px">See what is new</mj-button>
        <mj-text padding-top="24px">Questions? Just answer this mail.</mj-text>
      </mj-column>
    </mj-section>
    <mj-section padding="24px 0 40px">
      <mj-column>
        <mj-text css-class="quiet" align="center" font-size="13px" line-height="20px" color="#667080">You get this because you asked for our news.<br /><a href="{{unsubscribe_url}}">Unsubscribe</a></mj-text>
      </mj-column>
    </mj-section>
  </mj-body>
</mjml>
`;
