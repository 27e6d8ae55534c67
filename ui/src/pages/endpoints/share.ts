/** A share as the language writes it, `1.5%` or `0.015`; null where it is none. */
export function shareOf(value: unknown): number | null {
  const text = String(value ?? '').trim();
  const share = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  return text !== '' && Number.isFinite(share) && share >= 0 && share <= 1 ? share : null;
}
