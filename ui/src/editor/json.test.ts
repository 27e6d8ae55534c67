import { describe, expect, it } from 'vitest';
import { lint } from './json';

describe('JSON that is looked through', () => {
  it.each(['{"a": [1, null, "x\\"", -1.5e3], "b": {}, "c": []}', ' true ', '"x"'])('has nothing wrong: %s', (text) =>
    expect(lint(text)).toBeNull(),
  );

  it.each([
    ['{"a": 1,\n "b": }', 2, 7],
    ['{"a": 1', 1, 8],
    ['', 1, 1],
    ['{"a" 1}', 1, 6],
    ['[1,]', 1, 4],
    ['[1] 2', 1, 5],
    ['{a: 1}', 1, 2],
    ['{"a": 1}]', 1, 9],
  ])('stops to be JSON in %j at %i:%i', (text, line, column) =>
    expect(lint(text)).toMatchObject({ line, column, severity: 'error' }),
  );
});
