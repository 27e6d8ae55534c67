import { events } from '../../api/events.svelte';
import type { EndpointInterval, StatsEvent } from '../../api/shapes';

/** The last second of each endpoint that had traffic. */
class Figures {
  rows: Readonly<Record<string, EndpointInterval>> = $state.raw({});

  follow(): () => void {
    return events.on<StatsEvent>('stats', (event) => {
      const next = { ...this.rows };
      for (const row of event.endpoints) {
        next[row.endpoint] = row;
      }
      this.rows = next;
    });
  }
}

export const figures = new Figures();
