import { get } from './call';
import { events } from './events.svelte';

/** What the top bar shows of the server. Filled by `/status` first, then by its events. */
export interface ServerStatus {
  readonly name?: string;
  readonly version: string;
  readonly revision?: { readonly number: number; readonly time?: string; readonly author?: string };
  readonly scenario?: { readonly active: string; readonly all: readonly string[]; readonly timeSeconds: number };
  readonly cpu?: number | null;
  readonly latenessP99?: number | null;
}

class Status {
  now: ServerStatus | null = $state.raw(null);

  async load(): Promise<void> {
    this.now = await get<ServerStatus>('/status');
  }

  listen(): void {
    events.on<ServerStatus>('status', (now) => (this.now = { ...this.now, ...now }));
  }
}

export const status = new Status();
