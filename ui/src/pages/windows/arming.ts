import { at, members } from '../../draft/pointer';

/** The scenarios of a draft that arm a window: those that name it, and those that name none and so arm all. */
export function arming(document: unknown, window: string): string[] {
  return Object.entries(members(at(document, 'scenarios')))
    .filter(([, scenario]) => {
      const armed = at(scenario, 'windows');
      return armed === undefined || (Array.isArray(armed) && armed.includes(window));
    })
    .map(([id]) => id);
}
