import { describe, expect, it } from 'vitest';
import { marks, readable, scale, written } from './place';

describe('a line of time', () => {
  it('has round marks, never too many', () => {
    expect(marks(0, 3_600_000, 12)).toHaveLength(13);
    for (const span of [1e3, 7e4, 3.6e6, 8.64e7, 6e8]) {
      expect(marks(0, span, 12).length).toBeLessThanOrEqual(14);
    }
  });

  it('ends at its ends', () => {
    const at = scale(100, 200, 50);
    expect([at(0), at(100), at(150), at(999)]).toEqual([0, 0, 25, 50]);
  });

  it.each([
    [0, '0s'],
    [330_000, '5m30s'],
    [3_600_000, '1h'],
    [3_661_000, '1h1m1s'],
  ])('%s ms are written %s', (ms, text) => expect(written(ms)).toBe(text));

  it('snaps to what reads well', () => expect(readable(317_400, 3_600_000)).toBe(330_000));
});
