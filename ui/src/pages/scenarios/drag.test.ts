import { describe, expect, it } from 'vitest';
import { draggable, earliest } from './drag';

describe('a window on the line of time', () => {
  it('can be dragged where it begins at one place', () => {
    expect(draggable({ at: { start: '5m', duration: '2m', every: '30m' } })).toEqual({
      startMs: 300_000,
      durationMs: 120_000,
      everyMs: 1_800_000,
    });
    expect(draggable({ at: { duration: '8h' } })).toEqual({ startMs: 0, durationMs: 28_800_000, everyMs: null });
  });

  it.each([[{ rate: '6/h' }], [{ daily: '02:00' }], [{ start: '2026-03-01T10:00Z' }]])('cannot where it is %j', (at) =>
    expect(draggable({ at })).toBeNull(),
  );

  it('begins no earlier than it was told, however late jitter makes it', () => {
    const window = draggable({ at: { start: '5m', every: '30m', jitter: '1m' } });
    expect(earliest(window, 330_000, 60_000)).toBe(300_000);
    expect(earliest(window, 2_140_000, 60_000)).toBe(2_100_000);
    expect(earliest(null, 330_000, 60_000)).toBe(270_000);
  });
});
