/** Where times of a span lie on a line of that many units. */
export function scale(fromMs: number, toMs: number, width: number): (ms: number) => number {
  const span = Math.max(1, toMs - fromMs);
  return (ms) => ((Math.min(Math.max(ms, fromMs), toMs) - fromMs) / span) * width;
}

const STEPS = [1, 5, 10, 30, 60, 300, 600, 1800, 3600, 10_800, 21_600, 43_200, 86_400]; // s

/** Round times between two, at most `most` of them. @returns ms */
export function marks(fromMs: number, toMs: number, most: number): number[] {
  const step = (STEPS.find((one) => (toMs - fromMs) / 1e3 / one <= most) ?? 7 * 86_400) * 1e3;
  const all: number[] = [];
  for (let at = Math.ceil(fromMs / step) * step; at <= toMs; at += step) {
    all.push(at);
  }
  return all;
}

/** A time as the configuration writes it: `5m30s`. */
export function written(ms: number): string {
  const whole = Math.round(ms / 1e3);
  const parts = [
    [Math.floor(whole / 3600), 'h'],
    [Math.floor((whole % 3600) / 60), 'm'],
    [whole % 60, 's'],
  ] as const;
  return (
    parts
      .filter(([n]) => n > 0)
      .map(([n, unit]) => `${n}${unit}`)
      .join('') || '0s'
  );
}

/** The nearest time that reads well for a span of that length. */
export function readable(ms: number, spanMs: number): number {
  const step = STEPS.find((one) => one >= spanMs / 1e3 / 120) ?? 86_400;
  return Math.round(ms / 1e3 / step) * step * 1e3;
}
