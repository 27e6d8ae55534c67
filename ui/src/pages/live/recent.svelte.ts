import { get } from '../../api/call';
import { events } from '../../api/events.svelte';
import type { History, StatsEvent } from '../../api/shapes';
import { ofEndpoint, ofHistory, withInterval, type Columns } from './columns';

/** Name of the series of all endpoints together. */
export const WHOLE = '*';

/** Ranges a chart can show, and for how long one is drawn without asking the server again. */
export const RANGES = { '1m': 60, '5m': 300, '10m': 600, '1h': 3600, '6h': 21_600 } as const;
export type Range = keyof typeof RANGES;

const FINE = 600; // s: up to here intervals are seconds, so that each event adds one

/** The last minutes or hours of one series: history of the server first, then its events, without a gap. */
export class Recent {
  columns: Columns | null = $state.raw(null);
  history: History | null = $state.raw(null);
  failure: unknown = $state.raw(null);
  paused = $state(false);

  #series = WHOLE;
  #range: Range = '5m';
  #askedAt = 0;
  #turn = 0;

  /** Follows until the returned function is called. */
  follow(): () => void {
    const ends = [
      events.on<StatsEvent>('stats', (event) => this.#add(event)),
      events.on('gap', () => void this.#ask()),
      events.on<{ at: number; text: string; topic?: string }>('scenario', () => void this.#ask()),
    ];
    return () => ends.forEach((end) => end());
  }

  async show(series: string, range: Range): Promise<void> {
    this.#series = series;
    this.#range = range;
    this.columns = null;
    await this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    this.#askedAt = Date.now();
    try {
      const history = await get<History>('/history', {
        series: this.#series,
        from: `-${this.#range}`,
      });
      if (turn === this.#turn) {
        this.history = history;
        this.columns = ofHistory(history.series[0]!);
        this.failure = null;
      }
    } catch (cause) {
      if (turn === this.#turn) {
        this.failure = cause;
      }
    }
  }

  #add(event: StatsEvent): void {
    if (this.paused) {
      return;
    }
    if (!this.columns) {
      if (this.failure) {
        void this.#ask(); // the server was away when it was asked first
      }
      return;
    }
    const seconds = RANGES[this.#range];
    if (seconds > FINE) {
      if (Date.now() - this.#askedAt >= (this.history?.stepMs ?? 10_000)) {
        void this.#ask();
      }
      return;
    }
    const last = this.columns.at.at(-1) ?? 0;
    const start = event.at - 1000;
    if (start / 1e3 - last > 2.5) {
      void this.#ask(); // the tab was hidden, or the stream away: the server knows what was missed
    } else if (start / 1e3 > last) {
      const interval = this.#series === WHOLE ? event.whole : ofEndpoint(event.endpoints, this.#series);
      this.columns = withInterval(this.columns, start, interval, event.at / 1e3 - seconds);
    }
  }
}

const RENEWED = 5; // s between two looks at the heat: events do not carry it

/** Histograms of each interval of a series: asked anew every few seconds. */
export class Warmth {
  at: readonly number[] = $state.raw([]);
  heat: readonly (readonly number[])[] = $state.raw([]);
  boundsMs: readonly number[] = $state.raw([]);
  paused = false;
  #series = WHOLE;
  #range: Range = '5m';
  #turn = 0;

  follow(): () => void {
    let n = 0;
    return events.on('stats', () => void (n++ % RENEWED === 0 && !this.paused && this.#ask()));
  }

  show(series: string, range: Range): void {
    this.#series = series;
    this.#range = range;
    void this.#ask();
  }

  async #ask(): Promise<void> {
    const turn = ++this.#turn;
    try {
      const found = await get<History>('/history', { series: this.#series, from: `-${this.#range}`, heat: true });
      const [series] = found.series;
      if (turn === this.#turn && series) {
        this.at = series.startMs.map((ms) => ms / 1e3);
        this.heat = series.heat ?? [];
        this.boundsMs = found.heatBoundsMs ?? [];
      }
    } catch {
      // the history beside it says what is wrong; the last picture stays
    }
  }
}
