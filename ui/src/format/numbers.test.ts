import { describe, expect, it } from 'vitest';
import { clock, duration, figure, milliseconds, percent } from './numbers';

describe('figures', () => {
  it.each([
    [0, '0'],
    [0.00412, '0.00412'],
    [29.14, '29.1'],
    [1240.4, '1,240'],
    [999_999_999, '999,999,999'],
    [1e9, '1.00e9'],
    [-12.345, '-12.3'],
    [Number.NaN, '–'],
    [undefined, '–'],
  ])('%s is shown as %s', (value, shown) => expect(figure(value)).toBe(shown));

  it.each([
    [0, '0 s'],
    [0.0291, '29.1 ms'],
    [0.9999, '1.00 s'],
    [300, '5.00 min'],
    [2e-7, '200 ns'],
    [1e9, '11,574 d'],
  ])('%s seconds are shown as %s', (value, shown) => expect(duration(value)).toBe(shown));

  it('has two digits in a share', () => expect(percent(0.0131)).toBe('1.31 %'));
  it('leaves the unit to the header', () => expect(milliseconds(1.24)).toBe('1,240'));
  it.each([
    [317, '05:17'],
    [3723.9, '1:02:03'],
    [-1, '00:00'],
  ])('%s s on the clock are %s', (value, shown) => expect(clock(value)).toBe(shown));
});
