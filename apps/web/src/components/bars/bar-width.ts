const least = 0.008;

/**
 * Width of a funnel bar, 0…1, on a square-root scale: with 50,000 tried and 300 sold a linear bar of the
 * last step would be 2 px wide. Nothing at all is 0, anything more at least 0.8 %.
 */
export function barWidth(part: number, whole: number): number {
  if (whole <= 0 || part <= 0) return 0;
  return Math.max(least, Math.sqrt(Math.min(1, part / whole)));
}
