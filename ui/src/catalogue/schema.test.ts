import { describe, expect, it } from 'vitest';
import { namedOf, parametersOf, type Schema } from './schema';

const all: Record<string, Schema> = {
  duration: { type: ['string', 'number'] },
  after: { type: 'object', properties: { time: { $ref: '#/$defs/duration' } } },
  step: {
    type: 'object',
    required: ['on'],
    properties: {
      on: {
        description: 'Who.',
        anyOf: [{ type: ['string', 'number'] }, { type: 'array', items: { type: 'string' } }],
      },
      after: { $ref: '#/$defs/after' },
      end: { type: 'boolean' },
      max: { type: 'integer', minimum: 1 },
      all: { allOf: [{ type: 'object', additionalProperties: { $ref: '#/$defs/after' } }] },
      deep: { anyOf: [{ anyOf: [{ $ref: '#/$defs/duration' }, { $ref: '#/$defs/after' }] }, { $ref: '#/$defs/step' }] },
      rest: { anyOf: [{ enum: ['allow'] }, { $ref: '#/$defs/after' }] },
    },
  },
};

describe('keys of an object of the schema', () => {
  const found = Object.fromEntries(parametersOf(all['step']!, all).map((one) => [one.name, one]));

  it('know what they are, and whether they are asked for', () => {
    expect(found['on']).toMatchObject({ type: 'list', items: { type: 'text' }, required: true, doc: 'Who.' });
    expect(found['after']).toMatchObject({ type: 'object', object: 'after', required: false });
    expect(found['end']).toMatchObject({ type: 'boolean' });
    expect(found['max']).toMatchObject({ type: 'integer', minimum: 1 });
  });

  it('name what may stand there instead', () =>
    expect(found['rest']).toMatchObject({ type: 'choice', choices: ['allow'], or: [{ object: 'after' }] }));

  it('may be names of objects', () => {
    expect(found['all']).toMatchObject({ type: 'object', named: 'after' });
    expect(namedOf({ additionalProperties: { $ref: '#/$defs/step' } }, all)).toBe('step');
    expect(namedOf({ additionalProperties: false }, all)).toBeUndefined();
  });

  it('know alternatives at any depth', () =>
    expect(found['deep']?.or?.map((one) => one.object)).toEqual(['after', 'step']));

  it('are none of what is no object', () => expect(parametersOf({ type: 'string' }, all)).toEqual([]));
});
