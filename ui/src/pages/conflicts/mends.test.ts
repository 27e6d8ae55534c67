import { describe, expect, it } from 'vitest';
import { mends } from './mends';

const document = {
  groups: { x: { priority: 3, behaviour: { latency: '1ms' } }, y: { behaviour: { latency: '2ms' } } },
  windows: { v: { behaviour: { latency: '1s' } }, w: { behaviour: { errors: {} } } },
  scenarios: { calm: { windows: [] }, rush: { windows: ['v', 'w'] }, all: {} },
};
const of = (first: string, second: string) =>
  mends(document, { pointer: first, related: [{ pointer: second }] }).map((one) => [one.what, one.who, one.edits[0]]);

describe('what ends a conflict', () => {
  it('of groups: a higher priority than all others, or one of them gives way', () =>
    expect(of('/groups/y/behaviour/latency', '/groups/x/behaviour/latency')).toEqual([
      ['higher', 'y', { pointer: '/groups/y/priority', set: 4 }],
      ['higher', 'x', { pointer: '/groups/x/priority', set: 4 }],
      ['takeAway', 'y', { pointer: '/groups/y/behaviour/latency', remove: true }],
      ['takeAway', 'x', { pointer: '/groups/x/behaviour/latency', remove: true }],
    ]));

  it('of windows: a change instead of a replacement, or different scenarios', () => {
    const found = of('/windows/v/behaviour/latency', '/windows/w/behaviour/errors');
    expect(found[0]).toEqual(['scale', 'v', { pointer: '/windows/v/behaviour/latency', set: { scale: 2 } }]);
    expect(found).toContainEqual(['onlyIn', 'w', { pointer: '/scenarios/rush/windows', set: ['v'] }]);
  });

  it('is unknown where the two are of different kinds', () =>
    expect(of('/groups/x/behaviour/latency', '/windows/v/behaviour/latency')).toEqual([]));
});
