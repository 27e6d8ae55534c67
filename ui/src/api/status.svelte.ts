import { reachable } from './address';
import { get } from './call';
import { events } from './events.svelte';
import type { BriefStatus, Status } from './shapes';

/** The state of the server: asked once, then told each second. */
class ServerState {
  now: Status | null = $state.raw(null);

  async load(): Promise<void> {
    this.now = await get<Status>('/status');
  }

  /** Where the service is reached, as a person at this page would ask it. */
  get service(): string {
    return reachable(this.now?.addresses ?? [], location.hostname);
  }

  listen(): void {
    events.on<BriefStatus>('status', (brief) => {
      if (this.now) {
        this.now = { ...this.now, ...brief };
      }
    });
  }
}

export const status = new ServerState();
