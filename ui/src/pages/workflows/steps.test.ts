import { describe, expect, it } from 'vitest';
import { startOf, stepsOf, waysOf } from './steps';

const graph = {
  steps: {
    browse: { on: ['list', 'get'], next: ['browse', 'pay'] },
    pay: { on: 'order', branch: [{ when: 'session.items > 10', to: 'review' }, { to: 'paid' }] },
    review: { on: 'get', after: { time: { exponential: { mean: '20s' } }, to: 'paid' } },
    draw: {
      on: 'get',
      branch: [
        { weight: 3, to: 'paid' },
        { weight: 1, to: 'review' },
      ],
    },
    paid: { on: 'get', end: true },
  },
};
const list = { steps: ['login', { on: ['upload'], name: 'send' }, { on: 'done' }], start: 'login' };
const drawn = (workflow: unknown) => waysOf(workflow).map((way) => `${way.from}>${way.to} ${way.label}`.trim());

describe('a workflow', () => {
  it('has steps and ways by name', () => {
    expect(stepsOf(graph).map((step) => [step.id, step.on.join(), step.end])).toEqual([
      ['browse', 'list,get', false],
      ['pay', 'order', false],
      ['review', 'get', false],
      ['draw', 'get', false],
      ['paid', 'get', true],
    ]);
    expect(drawn(graph)).toEqual([
      'browse>browse',
      'browse>pay',
      'pay>review session.items > 10',
      'pay>paid otherwise',
      'review>paid after exponential',
      'draw>paid 75 %',
      'draw>review 25 %',
    ]);
    expect(startOf(graph)).toBe('browse');
  });

  it('may be a list: one step after the other', () => {
    expect(stepsOf(list).map((step) => [step.id, step.pointer])).toEqual([
      ['login', '/steps/0'],
      ['send', '/steps/1'],
      ['done', '/steps/2'],
    ]);
    expect(drawn(list)).toEqual(['login>send', 'send>done']);
  });

  it('has none where it says none', () =>
    expect([stepsOf(undefined), waysOf({ steps: 3 }), startOf({})]).toEqual([[], [], null]));
});
