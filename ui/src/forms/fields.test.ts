import { describe, expect, it } from 'vitest';
import type { Parameter } from '../catalogue/catalogue.svelte';
import { fieldOf, listed, objectOf, typed } from './fields';

const keysOf = (object: string) => ({ at: ['start', 'duration'], fixed: ['fixed'], none: [] })[object] ?? [];
const field = (one: Omit<Parameter, 'name'>, value: unknown) => fieldOf({ name: 'x', ...one }, value, keysOf);

describe('a field', () => {
  it.each([
    [{ type: 'boolean' }, true, 'flag'],
    [{ type: 'choice', choices: ['a'] }, 'a', 'choice'],
    [{ type: 'choice', choices: ['all'], or: [{ object: 'at' }] }, 'all', 'text'],
    [{ type: 'choice', choices: ['all'], or: [{ object: 'at' }] }, { start: '5m' }, 'object'],
    [{ type: 'duration' }, '5m', 'text'],
    [{ type: 'object', object: 'at' }, undefined, 'object'],
    [{ type: 'object', object: 'at' }, { other: 1 }, 'json'],
    [{ type: 'object' }, undefined, 'json'],
    [{ type: 'list', items: { type: 'text' } }, ['a', 'b'], 'list'],
    [{ type: 'list', items: { type: 'text' } }, 'a', 'list'],
    [{ type: 'list', items: { type: 'object' } }, [{ a: 1 }], 'json'],
    [{ type: 'list', items: { type: 'object', object: 'at' } }, [{ a: 1 }], 'items'],
    [{ type: 'object', named: 'at' }, { x: { a: 1 } }, 'named'],
    [{ type: 'object', named: 'at' }, { x: 1 }, 'json'],
  ] as const)('of %j with %j is %s', (one, value, shown) => expect(field(one, value)).toBe(shown));

  it('is that of the object whose keys are there', () => {
    const one = { name: 'x', type: 'object', object: 'fixed', or: [{ object: 'at' }] };
    expect(objectOf(one, { duration: '1s' }, keysOf)).toBe('at');
    expect(objectOf(one, {}, keysOf)).toBe('fixed');
  });

  it('keeps what is no number as it was typed: the server says what is wrong with it', () => {
    expect(typed('1e9', { name: 'x', type: 'integer' })).toBe(1e9);
    expect(typed('many', { name: 'x', type: 'integer' })).toBe('many');
    expect(typed('5', { name: 'x', type: 'duration' })).toBe('5');
  });

  it('has items between commas', () => expect(listed(' a, b,, c ')).toEqual(['a', 'b', 'c']));
});
