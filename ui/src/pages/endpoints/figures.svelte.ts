import { events } from '../../api/events.svelte';
import type { EndpointInterval, StatsEvent } from '../../api/shapes';

const KEPT = 60; // s of each rate
const MOST = 200; // endpoints whose rates are kept: those that had traffic last

/** The last second of each endpoint that had traffic, and the rates of the last minute. */
class Figures {
  rows: Readonly<Record<string, EndpointInterval>> = $state.raw({});
  rates: Readonly<Record<string, readonly number[]>> = $state.raw({});

  follow(): () => void {
    return events.on<StatsEvent>('stats', (event) => {
      const rows = { ...this.rows };
      const now = new Map(event.endpoints.map((row) => [row.endpoint, row.requestsPerSecond]));
      for (const row of event.endpoints) {
        rows[row.endpoint] = row;
      }
      const kept = Object.entries(this.rates)
        .filter(([id, rates]) => now.has(id) || rates.some((rate) => rate > 0))
        .slice(-MOST)
        .map(([id, rates]) => [id, [...rates.slice(1 - KEPT), now.get(id) ?? 0]] as const);
      const rates = Object.fromEntries(kept) as Record<string, readonly number[]>;
      for (const [id, rate] of now) {
        rates[id] ??= [rate];
      }
      this.rows = rows;
      this.rates = rates;
    });
  }
}

export const figures = new Figures();
