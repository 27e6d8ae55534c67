import { open } from './call';
import { Failure } from './failure';
import { MessageReader, type Message } from './sse';

/** How the stream is: `stale` says since when nothing came. */
export type Connection =
  | { readonly state: 'connecting' }
  | { readonly state: 'live' }
  | { readonly state: 'waiting'; readonly seconds: number }
  | { readonly state: 'refused'; readonly why: string };

type Listener = (data: never) => void;

/** Seconds without a word after which the figures on the page count as old; the server speaks each second. */
const SILENCE = 4;

/**
 * The server's events, one stream for the tab. Read with fetch, as EventSource can send no token. Comes back by itself
 * after 0.5 to 10 s, from the event it saw last; closed while the tab is hidden.
 */
class Events {
  connection: Connection = $state.raw({ state: 'connecting' });
  /** When the last event came, ms of the clock; null before the first. */
  lastAt: number | null = $state(null);
  /** Since when the figures are old; null while they are not. */
  staleSince: number | null = $state(null);

  readonly #listeners = new Map<string, Set<Listener>>();
  #query: Record<string, string> = {};
  #lastId = '';
  #abort: AbortController | null = null;
  #pause = 0.5;
  #timer: ReturnType<typeof setTimeout> | undefined;

  start(): void {
    document.addEventListener('visibilitychange', () => {
      if (document.hidden) {
        this.#stop();
      } else {
        this.#restart();
      }
    });
    setInterval(() => {
      const old = this.lastAt !== null && Date.now() - this.lastAt > SILENCE * 1000;
      this.staleSince = old ? this.lastAt : null;
    }, 1000);
    this.#restart();
  }

  /** What the page wants to hear of: topics, visible endpoints. Reconnects where it changed. */
  want(query: Record<string, string>): void {
    if (JSON.stringify(query) !== JSON.stringify(this.#query)) {
      this.#query = query;
      this.#restart();
    }
  }

  /** Calls back for each event of that name; returns what ends it. */
  on<T>(event: string, listener: (data: T) => void): () => void {
    const all = this.#listeners.get(event) ?? new Set();
    this.#listeners.set(event, all);
    all.add(listener as Listener);
    return () => all.delete(listener as Listener);
  }

  /** Tries anew at once: after a new token. */
  retry(): void {
    this.#pause = 0.5;
    this.#restart();
  }

  #restart(): void {
    this.#stop();
    if (!document.hidden) {
      void this.#run();
    }
  }

  #stop(): void {
    clearTimeout(this.#timer);
    this.#abort?.abort();
    this.#abort = null;
  }

  async #run(): Promise<void> {
    const abort = new AbortController();
    this.#abort = abort;
    this.connection = { state: 'connecting' };
    try {
      const headers = { Accept: 'text/event-stream', ...(this.#lastId ? { 'Last-Event-ID': this.#lastId } : {}) };
      const response = await open('/events', { query: this.#query, headers, signal: abort.signal });
      this.connection = { state: 'live' };
      this.#pause = 0.5;
      const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
      const messages = new MessageReader();
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        messages.read(piece.value).forEach((message) => this.#tell(message));
      }
      this.#again();
    } catch (cause) {
      if (abort.signal.aborted) {
        return;
      }
      if (cause instanceof Failure && (cause.status === 401 || cause.status === 403)) {
        this.connection = { state: 'refused', why: cause.message };
        return;
      }
      this.#again();
    }
  }

  #tell(message: Message): void {
    this.#lastId = message.id || this.#lastId;
    this.lastAt = Date.now();
    this.staleSince = null;
    const data = JSON.parse(message.data) as never;
    this.#listeners.get(message.event)?.forEach((listener) => listener(data));
  }

  #again(): void {
    const seconds = this.#pause;
    this.#pause = Math.min(10, seconds * 2);
    this.connection = { state: 'waiting', seconds };
    this.#timer = setTimeout(() => void this.#run(), seconds * 1000);
  }
}

export const events = new Events();
