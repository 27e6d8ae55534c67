import type { Edit } from '../../draft/draft.svelte';
import { at, members, pointer } from '../../draft/pointer';
import { matches } from '../workflows/walk';

/** Those of the ids that are in a group now: named, or by a glob. */
export function membersOf(group: unknown, ids: readonly string[]): string[] {
  const list = [at(group, 'members') ?? []].flat().map(String);
  return ids.filter((id) => list.some((one) => matches(one, id)));
}

/** Edits by which endpoints join a group; one that is not there begins. Who is in it stays as it is. */
export function joining(document: unknown, group: string, ids: readonly string[]): Edit[] {
  const groups = at(document, 'groups');
  const there = at(groups, group);
  if (groups === undefined) {
    return [{ pointer: pointer('groups'), insert: { [group]: { members: ids } } }];
  }
  if (there === undefined) {
    return [
      Object.keys(members(groups)).length === 0
        ? { pointer: pointer('groups'), set: { [group]: { members: ids } } }
        : { pointer: pointer('groups', group), insert: { members: ids } },
    ];
  }
  const already = membersOf(there, ids);
  return ids
    .filter((id) => !already.includes(id))
    .map((id) => ({ pointer: pointer('groups', group, 'members', '-'), insert: id }));
}
