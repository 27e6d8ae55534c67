import { count, duration, figure, percent } from '../../format/numbers';

export type Verdict = 'pass' | 'fail' | 'not_enough_yet' | 'not_judged';

export interface Claim {
  readonly endpoint: string;
  readonly question: 'exactness' | 'fidelity';
  readonly facet: string;
  readonly subject: string;
  readonly unit: 'nanos' | 'share' | 'requests' | 'distance' | 'correlation' | 'statistic';
  readonly told: number | null;
  readonly served: number | null;
  readonly interval?: readonly (number | null)[];
  readonly n: number;
  readonly pValue?: number;
  readonly verdict: Verdict;
  readonly moreNeeded?: number;
  readonly method: string;
  readonly reason: string;
}

export interface Report {
  readonly verdict: Verdict;
  readonly provisional: boolean;
  readonly margin: number;
  readonly requests: number;
  readonly since?: { readonly mark: number; readonly time: string };
  readonly claims: readonly Claim[];
  readonly unasked: readonly string[];
  readonly notes: readonly string[];
  /** Of a client's file. */
  readonly file?: string;
  readonly format?: string;
  readonly unattributed?: number;
  readonly strays?: readonly { readonly request: string; readonly reason: string; readonly count: number }[];
  readonly brokenLines?: number;
  readonly baseline?: string;
  readonly curves?: readonly {
    readonly endpoint: string;
    readonly n: number;
    /** Time in ns, share told at or below it, share served. */
    readonly points: readonly (readonly [number, number, number])[];
  }[];
}

/** A value of a claim with its unit. */
export function written(unit: Claim['unit'], value: number | null | undefined): string {
  if (value === null || value === undefined) {
    return '–';
  }
  switch (unit) {
    case 'nanos':
      return duration(value / 1e9);
    case 'share':
      return percent(value);
    case 'requests':
      return count(value);
    default:
      return figure(value);
  }
}

/** The interval of a claim: `145 ms to 157 ms`. */
export function interval(claim: Claim): string {
  const [low, high] = claim.interval ?? [];
  return claim.interval ? `${written(claim.unit, low)} to ${written(claim.unit, high)}` : '';
}

/** The largest gap between told and served, and where. */
export function largestGap(points: readonly (readonly [number, number, number])[]): { at: number; gap: number } | null {
  let largest: { at: number; gap: number } | null = null;
  for (const [at, told, served] of points) {
    const gap = Math.abs(told - served);
    if (largest === null || gap > largest.gap) {
      largest = { at, gap };
    }
  }
  return largest;
}
