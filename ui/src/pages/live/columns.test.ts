import { describe, expect, it } from 'vitest';
import type { HistorySeries, Quantiles } from '../../api/shapes';
import { between, ofHistory, perSecond, shares, withInterval } from './columns';

const one = { n: [1, 1], mean: [5, 6], p50: [5, 6], p90: [5, 6], p99: [5, 6], 'p99.9': [5, 6] };
const series: HistorySeries = {
  series: '*',
  kept: true,
  startMs: [1000, 2000],
  lengthMs: [1000, 1000],
  requests: [10, 0],
  errors: [1, 0],
  errorLow: [0.0025, null],
  errorHigh: [0.445, null],
  inFlight: [2, 2],
  waiting: [null, null],
  outcomes: {},
  intendedMs: one,
  actualMs: one,
  latenessMs: one,
};
const quantiles: Quantiles = { n: 3, mean: 7, p50: 7, p90: 7, p99: 7, 'p99.9': null };

describe('the columns of a chart', () => {
  it('get one more interval each second and lose those out of range', () => {
    const interval = {
      requests: 3,
      requestsPerSecond: 3,
      errors: 0,
      errorLow: 0,
      errorHigh: 0.7,
      outcomes: {},
      inFlight: 1,
      intendedMs: quantiles,
      actualMs: quantiles,
      latenessMs: quantiles,
    };
    const now = withInterval(ofHistory(series), 3000, interval, 2);
    expect(now.at).toEqual([2, 3]);
    expect(now.requests).toEqual([0, 3]);
    expect(now.actual.p50).toEqual([6, 7]);
    expect(now.actual['p99.9']).toEqual([6, null]);
  });

  it('show a second without traffic as zero requests and no latency', () => {
    const now = withInterval(ofHistory(series), 3000, null, 0);
    expect(now.requests.at(-1)).toBe(0);
    expect(now.actual.p99.at(-1)).toBeNull();
  });

  it('are cut where one zooms', () => {
    const cut = between(ofHistory(series), 1.5, 2);
    expect([cut.at, cut.errors, cut.actual.p50]).toEqual([[2], [0], [6]]);
    expect(between(ofHistory(series), 9, 10).at).toEqual([]);
  });

  it('have no error share where there was no request', () => expect(shares([1, 0], [10, 0])).toEqual([0.1, null]));
  it('are rates by the interval length', () => expect(perSecond([100, 60], [10, 60])).toEqual([10, 1]));
});
