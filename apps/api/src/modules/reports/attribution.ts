/** How long after a click an order still counts for the campaign. */
const WINDOW_DAYS = 7;

/** The one rule by which orders belong to campaigns; every report that shows earnings carries it. */
export const ATTRIBUTION = {
  model: 'click' as const,
  windowDays: WINDOW_DAYS,
  says: `An order counts for the campaign whose link was clicked last, up to ${WINDOW_DAYS} days before.`,
};
