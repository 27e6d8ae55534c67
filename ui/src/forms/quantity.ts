/** Milliseconds of a duration as the language writes it: `1.5s`, `2m30s`; null where it is none. */
export function toMillis(text: unknown): number | null {
  const units: Record<string, number> = { ns: 1e-6, us: 1e-3, µs: 1e-3, ms: 1, s: 1e3, m: 6e4, h: 3.6e6, d: 8.64e7 };
  if (typeof text !== 'string') {
    return null;
  }
  const parts = [...text.trim().matchAll(/(\d+(?:\.\d+)?)\s*(ns|us|µs|ms|s|m|h|d)/g)];
  if (parts.length === 0 || parts.map((part) => part[0]).join('') !== text.trim()) {
    return null;
  }
  return parts.reduce((sum, part) => sum + Number(part[1]) * units[part[2]!]!, 0);
}

/** A duration of three figures in the unit that reads well: `87.2ms`, `1.5s`. */
export function fromMillis(ms: number): string {
  const [unit, factor] =
    ms >= 1000 ? (['s', 1e-3] as const) : ms >= 1 || ms === 0 ? (['ms', 1] as const) : (['us', 1e3] as const);
  return `${Number((ms * factor).toPrecision(3))}${unit}`;
}
