import type { Edit } from '../../draft/draft.svelte';
import { at, members, pointer, valueAt } from '../../draft/pointer';

/** A way out of a conflict: in words, and the edits of the draft that make it. */
export interface Mend {
  readonly what: 'higher' | 'takeAway' | 'scale' | 'onlyIn';
  /** Who is changed. */
  readonly who: string;
  readonly edits: readonly Edit[];
  readonly more?: string;
}

/** Two places that disagree: JSON pointers of the facets. */
export interface Disagreement {
  readonly pointer: string;
  readonly related: readonly { readonly pointer: string }[];
}

/** What would end a conflict of two groups or two windows, as buttons offer it. */
export function mends(document: unknown, conflict: Disagreement): Mend[] {
  const places = [conflict.pointer, ...conflict.related.map((one) => one.pointer)].map(partsOf);
  const kind = places[0]?.section;
  if (places.some((place) => place.section !== kind || place.id === '')) {
    return [];
  }
  if (kind === 'groups') {
    const most = Math.max(
      ...Object.values(members(at(document, 'groups'))).map((one) => Number(at(one, 'priority') ?? 0)),
    );
    const higher = places.map((place): Mend => ({
      what: 'higher',
      who: place.id,
      edits: [{ pointer: pointer('groups', place.id, 'priority'), set: most + 1 }],
    }));
    return [...higher, ...places.map(takeAway)];
  }
  if (kind === 'windows') {
    const apart = places.flatMap((place) => onlyIn(document, place.id));
    return [
      ...places.map((place) => scaled(document, place)).filter((one) => one !== null),
      ...places.map(takeAway),
      ...apart,
    ];
  }
  return places.map(takeAway);
}

interface Place {
  readonly section: string;
  readonly id: string;
  readonly whole: string;
}

function partsOf(whole: string): Place {
  const [, section = '', id = ''] = whole.split('/').map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { section, id, whole };
}

function takeAway(place: Place): Mend {
  const facet = place.whole.split('/').at(-1) ?? '';
  return { what: 'takeAway', who: place.id, more: facet, edits: [{ pointer: place.whole, remove: true }] };
}

/** A window that replaces a latency may change it instead. */
function scaled(document: unknown, place: Place): Mend | null {
  if (!place.whole.endsWith('/latency') || at(valueAt(document, place.whole), 'scale') !== undefined) {
    return null;
  }
  return { what: 'scale', who: place.id, edits: [{ pointer: place.whole, set: { scale: 2 } }] };
}

/** Scenarios that arm both may leave one out. */
function onlyIn(document: unknown, window: string): Mend[] {
  const all = Object.keys(members(at(document, 'windows')));
  const edits = Object.entries(members(at(document, 'scenarios'))).flatMap(([id, scenario]): Edit[] => {
    const armed = at(scenario, 'windows');
    const names = Array.isArray(armed) ? armed.map(String) : all;
    return names.includes(window)
      ? [{ pointer: pointer('scenarios', id, 'windows'), set: names.filter((name) => name !== window) }]
      : [];
  });
  return edits.length > 0 ? [{ what: 'onlyIn', who: window, edits }] : [];
}
