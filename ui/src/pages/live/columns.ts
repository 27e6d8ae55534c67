import type {
  EndpointInterval,
  HistorySeries,
  Interval,
  Percentile,
  QuantileColumns,
  Quantiles,
} from '../../api/shapes';

/** The percentiles that are kept for charts. */
export const PERCENTILES: readonly Percentile[] = ['p50', 'p90', 'p99', 'p99.9'];

/** What happened in each interval, by column: as charts take it. */
export interface Columns {
  /** Starts of the intervals, s since 1970. */
  readonly at: number[];
  readonly seconds: number[];
  readonly requests: number[];
  readonly errors: number[];
  readonly errorLow: (number | null)[];
  readonly errorHigh: (number | null)[];
  readonly inFlight: number[];
  readonly waiting: (number | null)[];
  readonly intended: Record<Percentile, (number | null)[]>;
  readonly actual: Record<Percentile, (number | null)[]>;
  readonly lateness: (number | null)[];
}

export function ofHistory(series: HistorySeries): Columns {
  return {
    at: series.startMs.map((ms) => ms / 1e3),
    seconds: series.lengthMs.map((ms) => ms / 1e3),
    requests: [...series.requests],
    errors: [...series.errors],
    errorLow: [...series.errorLow],
    errorHigh: [...series.errorHigh],
    inFlight: [...series.inFlight],
    waiting: [...series.waiting],
    intended: quantiles(series.intendedMs),
    actual: quantiles(series.actualMs),
    lateness: [...series.latenessMs.p99],
  };
}

/** The columns with one more interval; those before `from` go. */
export function withInterval(columns: Columns, atMs: number, interval: Interval | null, from: number): Columns {
  const first = columns.at.findIndex((at) => at >= from);
  const keep = <T>(values: readonly T[], last: T): T[] => [...(first < 0 ? [] : values.slice(first)), last];
  const each = (all: Record<Percentile, (number | null)[]>, last: Quantiles | undefined) =>
    Object.fromEntries(PERCENTILES.map((name) => [name, keep(all[name], last?.[name] ?? null)])) as Record<
      Percentile,
      (number | null)[]
    >;
  return {
    at: keep(columns.at, atMs / 1e3),
    seconds: keep(columns.seconds, 1),
    requests: keep(columns.requests, interval?.requests ?? 0),
    errors: keep(columns.errors, interval?.errors ?? 0),
    errorLow: keep(columns.errorLow, interval?.errorLow ?? null),
    errorHigh: keep(columns.errorHigh, interval?.errorHigh ?? null),
    inFlight: keep(columns.inFlight, interval?.inFlight ?? 0),
    waiting: keep(columns.waiting, interval?.waiting ?? null),
    intended: each(columns.intended, interval?.intendedMs),
    actual: each(columns.actual, interval?.actualMs),
    lateness: keep(columns.lateness, interval?.latenessMs.p99 ?? null),
  };
}

export function perSecond(counts: readonly number[], seconds: readonly number[]): number[] {
  return counts.map((count, i) => count / (seconds[i] || 1));
}

/** Errors as a share of requests; null where there was none. */
export function shares(errors: readonly number[], requests: readonly number[]): (number | null)[] {
  return errors.map((count, i) => (requests[i] ? count / requests[i]! : null));
}

/** An endpoint's interval in an event; null where it had no traffic. */
export function ofEndpoint(rows: readonly EndpointInterval[], endpoint: string): EndpointInterval | null {
  return rows.find((row) => row.endpoint === endpoint) ?? null;
}

function quantiles(columns: QuantileColumns): Record<Percentile, (number | null)[]> {
  return { p50: [...columns.p50], p90: [...columns.p90], p99: [...columns.p99], 'p99.9': [...columns['p99.9']] };
}

/** The columns between two times: what a chart was zoomed to. */
export function between(columns: Columns, from: number, to: number): Columns {
  const first = columns.at.findIndex((at) => at >= from);
  const last = columns.at.findLastIndex((at) => at <= to) + 1;
  const cut = <T>(values: readonly T[]): T[] => (first < 0 ? [] : values.slice(first, last));
  const each = (all: Record<Percentile, (number | null)[]>) =>
    Object.fromEntries(PERCENTILES.map((name) => [name, cut(all[name])])) as Record<Percentile, (number | null)[]>;
  return {
    at: cut(columns.at),
    seconds: cut(columns.seconds),
    requests: cut(columns.requests),
    errors: cut(columns.errors),
    errorLow: cut(columns.errorLow),
    errorHigh: cut(columns.errorHigh),
    inFlight: cut(columns.inFlight),
    waiting: cut(columns.waiting),
    intended: each(columns.intended),
    actual: each(columns.actual),
    lateness: cut(columns.lateness),
  };
}
