/** Where bars of shares begin so that differences can be seen: at 90 % if all are above, else at 50 %, else at zero. */
export function barFloor(shares: readonly (number | null)[]): number {
  const known = shares.filter((share) => share !== null);
  const lowest = Math.min(1, ...known);
  return known.length === 0 || lowest < 0.5 ? 0 : lowest < 0.9 ? 0.5 : 0.9;
}
