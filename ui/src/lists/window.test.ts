import { describe, expect, it } from 'vitest';
import { inSight } from './window';

describe('a long list', () => {
  it('draws what is in sight and a few rows around', () => {
    expect(inSight(10_000, 32_000, 640, 32)).toEqual({ from: 990, to: 1030 });
  });

  it('begins at its first row and ends at its last', () => {
    expect(inSight(5, 0, 640, 32)).toEqual({ from: 0, to: 5 });
    expect(inSight(100, 3200, 640, 32)).toEqual({ from: 90, to: 100 });
  });

  it('is empty without rows, also when it was scrolled before', () => {
    expect(inSight(0, 5000, 640, 32)).toEqual({ from: 0, to: 0 });
  });
});
