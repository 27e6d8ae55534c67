import { describe, expect, it } from 'vitest';
import { fromMillis, toMillis } from './quantity';

describe('a duration', () => {
  it.each([
    ['20ms', 20],
    ['1.5s', 1500],
    ['2m30s', 150_000],
    ['250us', 0.25],
    ['20', null],
    ['20 apples', null],
    ['', null],
    [20, null],
  ])('%s is %s ms', (text, ms) => expect(toMillis(text)).toBe(ms));

  it.each([
    [0, '0ms'],
    [0.25, '250us'],
    [87.2134, '87.2ms'],
    [1500, '1.5s'],
  ])('%s ms are written %s', (ms, text) => expect(fromMillis(ms)).toBe(text));
});
