/** A log or linear scale from values to a width and back. */
export interface Scale {
  readonly to: (value: number) => number;
  readonly from: (place: number) => number;
}

export function scaleOf(low: number, high: number, width: number, logarithmic: boolean): Scale {
  if (!logarithmic || low <= 0) {
    const span = high - low || 1;
    return { to: (value) => ((value - low) / span) * width, from: (place) => low + (place / width) * span };
  }
  const from = Math.log(low);
  const span = Math.log(high) - from || 1;
  return {
    to: (value) => ((Math.log(Math.max(value, low * 1e-3)) - from) / span) * width,
    from: (place) => Math.exp(from + (place / width) * span),
  };
}

/** Round values to mark: decades, or steps of 1, 2 or 5. */
export function ticksOf(low: number, high: number, logarithmic: boolean): number[] {
  if (logarithmic && low > 0) {
    const all: number[] = [];
    for (let power = Math.ceil(Math.log10(low) - 1e-9); 10 ** power <= high * (1 + 1e-9); power++) {
      all.push(10 ** power);
    }
    return all;
  }
  const raw = (high - low) / 5 || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 5, 10].map((n) => n * power).find((n) => n >= raw) ?? raw;
  const all: number[] = [];
  for (let at = Math.ceil(low / step) * step; at <= high * (1 + 1e-9); at += step) {
    all.push(Number(at.toPrecision(6)));
  }
  return all;
}
