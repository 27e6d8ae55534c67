import { get } from '../api/call';
import { events } from '../api/events.svelte';

/** What serves requests or calls, and who waits for it. */
export interface Station {
  readonly kind: string;
  readonly name: string;
  /** 0 where nothing bounds them. */
  readonly servers: number;
  readonly inService: number;
  readonly waiting: number;
}

/** Breakers of callers for dependencies. */
export interface Breaker {
  readonly caller: string;
  readonly dependency: string;
  readonly state: string;
}

const KEPT = 120; // s of each station's line

/** Stations as they are with each event, and the last two minutes of who waits. */
export class Stations {
  all: readonly Station[] = $state.raw([]);
  breakers: readonly Breaker[] = $state.raw([]);
  waiting: Readonly<Record<string, readonly number[]>> = $state.raw({});
  #asking = false;

  follow(): () => void {
    void this.#ask();
    return events.on('stats', () => void this.#ask());
  }

  async #ask(): Promise<void> {
    if (this.#asking) {
      return;
    }
    this.#asking = true;
    try {
      const found = await get<{ stations: Station[]; breakers: Breaker[] }>('/stats', { limit: 1 });
      this.all = found.stations;
      this.breakers = found.breakers;
      this.waiting = Object.fromEntries(
        found.stations.map((station) => [
          key(station),
          [...(this.waiting[key(station)] ?? []).slice(1 - KEPT), station.waiting],
        ]),
      );
    } catch {
      // the top bar says that the server is away; the last figures stay
    } finally {
      this.#asking = false;
    }
  }
}

export function key(station: Station): string {
  return `${station.kind} ${station.name}`;
}
