import { expect, it } from 'vitest';
import { lint } from './json';

it('finds nothing wrong with JSON', () => expect(lint('{"a": [1, null, "x"]}')).toBeNull());

it('says where it stops to be JSON', () => {
  expect(lint('{"a": 1,\n "b": }')).toMatchObject({ line: 2, column: 7, severity: 'error' });
  expect(lint('{"a": 1')).toMatchObject({ line: 1 });
  expect(lint('')).toMatchObject({ line: 1, column: 1 });
});
