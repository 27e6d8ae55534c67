import { describe, expect, it } from 'vitest';
import { joining, membersOf } from './joining';

const document = { groups: { g: { members: ['a', 'get-*'] } } };

describe('joining a group', () => {
  it('adds who is not in it yet, by name or by glob', () =>
    expect(joining(document, 'g', ['a', 'get-x', 'b'])).toEqual([{ pointer: '/groups/g/members/-', insert: 'b' }]));

  it('begins a group that is not there', () => {
    expect(joining(document, 'h', ['b'])).toEqual([{ pointer: '/groups/h', insert: { members: ['b'] } }]);
    expect(joining({}, 'h', ['b'])).toEqual([{ pointer: '/groups', insert: { h: { members: ['b'] } } }]);
  });

  it('knows members', () => expect(membersOf(document.groups.g, ['a', 'b', 'get-1'])).toEqual(['a', 'get-1']));
});
