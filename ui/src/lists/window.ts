/** The rows of a long list that are worth drawing: those in sight and a few around. All rows have one height. */
export function inSight(
  total: number,
  scrolled: number,
  height: number,
  row: number,
  around = 10,
): { from: number; to: number } {
  const first = Math.floor(scrolled / row);
  const from = Math.max(0, Math.min(total, first) - around);
  const to = Math.min(total, first + Math.ceil(height / row) + around);
  return { from, to: Math.max(from, to) };
}
