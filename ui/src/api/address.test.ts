import { expect, test } from 'vitest';
import { reachable } from './address';

const all = ['http://127.0.0.1:9000', 'http://10.0.0.7:9000'];

test('the address on the host of the page is the one to show', () => {
  expect(reachable(all, '10.0.0.7')).toBe('http://10.0.0.7:9000');
});

test('else the nearest, and none as long as none is known', () => {
  expect(reachable(all, 'perf.example')).toBe('http://127.0.0.1:9000');
  expect(reachable([], 'perf.example')).toBe('');
});
