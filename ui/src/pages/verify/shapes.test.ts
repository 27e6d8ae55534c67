import { expect, it } from 'vitest';
import { interval, largestGap, written, type Claim } from './shapes';

const claim = { unit: 'nanos', interval: [145e6, 157e6] } as unknown as Claim;

it('writes values in the unit of their claim', () => {
  expect(written('nanos', 20e6)).toBe('20.0 ms');
  expect(written('share', 0.005)).toBe('0.50 %');
  expect(written('distance', 0.0061)).toBe('0.00610');
  expect(written('share', null)).toBe('–');
  expect(interval(claim)).toBe('145 ms to 157 ms');
});

it('finds the largest gap between told and served', () => {
  expect(
    largestGap([
      [1, 0, 0],
      [2, 0.5, 0.4],
      [3, 1, 1],
    ])?.at,
  ).toBe(2);
  expect(largestGap([])).toBeNull();
});
