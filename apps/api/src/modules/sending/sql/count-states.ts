/** The one sum that everything else must agree with: how many recipients are in which state. $1 workspace, $2 mailing. */
export const COUNT_STATES = `
  select state, count(*)::int as count from deliveries where workspace_id = $1 and mailing_id = $2 group by state`;
