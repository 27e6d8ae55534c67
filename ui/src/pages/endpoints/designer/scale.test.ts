import { describe, expect, it } from 'vitest';
import { scaleOf, ticksOf } from './scale';

describe('a scale', () => {
  it.each([true, false])('leads there and back (logarithmic %s)', (logarithmic) => {
    const scale = scaleOf(1, 1000, 300, logarithmic);
    for (const value of [1, 7, 120, 1000]) {
      expect(scale.from(scale.to(value))).toBeCloseTo(value, 6);
    }
    expect(scale.to(1)).toBeCloseTo(0);
    expect(scale.to(1000)).toBeCloseTo(300);
  });

  it('marks decades, or round steps', () => {
    expect(ticksOf(0.9, 1100, true)).toEqual([1, 10, 100, 1000]);
    expect(ticksOf(0, 480, false)).toEqual([0, 100, 200, 300, 400]);
  });
});
