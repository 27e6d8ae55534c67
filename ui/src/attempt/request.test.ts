import { expect, it } from 'vitest';
import { filled, headersOf } from './request';

it('fills the parameters of a path', () => {
  expect(filled('/orders/{id}/items/{rest...}', { id: 'a b' })).toBe('/orders/a%20b/items/1');
  expect(filled('/plain')).toBe('/plain');
});

it('reads headers, one a line, with colons in their values', () =>
  expect(headersOf('A: 1\nno header\n B : x:y\n: z')).toEqual({ A: '1', B: 'x:y' }));
