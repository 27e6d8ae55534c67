import { expect, it } from 'vitest';
import { at, members, pointer, valueAt } from './pointer';

it('escapes what a key may have', () => expect(pointer('a/b', 'c~d', 0)).toBe('/a~1b/c~0d/0'));
it('finds a value in a tree, and nothing where there is nothing', () => {
  expect(at({ a: [{ b: 1 }] }, 'a', 0, 'b')).toBe(1);
  expect(at({ a: 1 }, 'a', 'b', 'c')).toBeUndefined();
});
it('takes a list or a text for no object', () =>
  expect([members([1]), members('x'), members({ a: 1 })]).toEqual([{}, {}, { a: 1 }]));
it('leads to a value', () => expect(valueAt({ 'a/b': [{ 'c~d': 7 }] }, pointer('a/b', 0, 'c~d'))).toBe(7));
