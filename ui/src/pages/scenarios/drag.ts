import { at } from '../../draft/pointer';
import { toMillis } from '../../forms/quantity';

/** What of a window's `at` can be dragged on a line of scenario time. */
export interface Draggable {
  readonly startMs: number;
  /** Null where it does not end. */
  readonly durationMs: number | null;
  readonly everyMs: number | null;
}

/** Null where the window begins by the calendar or at random: there is no one place to drag. */
export function draggable(window: unknown): Draggable | null {
  const when = at(window, 'at');
  if (at(when, 'rate') !== undefined || at(when, 'daily') !== undefined) {
    return null;
  }
  const start = at(when, 'start');
  const startMs = start === undefined ? 0 : toMillis(start);
  if (startMs === null) {
    return null;
  }
  return { startMs, durationMs: toMillis(at(when, 'duration')), everyMs: toMillis(at(when, 'every')) };
}

/** The earliest instant at which an occurrence may begin, where jitter made it begin later. */
export function earliest(window: Draggable | null, beganMs: number, jitterMs: number): number {
  if (window === null) {
    return beganMs - jitterMs;
  }
  const times = window.everyMs ? Math.floor((beganMs - window.startMs) / window.everyMs) : 0;
  return window.startMs + Math.max(0, times) * (window.everyMs ?? 0);
}
