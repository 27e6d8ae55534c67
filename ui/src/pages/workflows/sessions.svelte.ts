import { call, get, post } from '../../api/call';
import { events } from '../../api/events.svelte';

/** A session as the server tells it. */
export interface Session {
  readonly workflow: string;
  readonly id: string;
  readonly step: string;
  readonly state: 'awaited' | 'performed' | 'over';
  readonly steps: number;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly idleSeconds: number;
  readonly expiresInSeconds: number;
}

interface Found {
  readonly total: number;
  readonly sessions: readonly Session[];
  /** How many are at each step, whatever the filter says about step and id. */
  readonly atSteps: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

export interface Asked {
  readonly workflow: string;
  readonly step: string;
  readonly id: string;
}

/** The sessions of one workflow, looked at with each event of the stream; one question at a time. */
export class Sessions {
  found: Found | null = $state.raw(null);
  failure: unknown = $state.raw(null);
  #asked: Asked | null = null;
  #asking = false;

  /** Sessions at each step of the workflow. */
  get atSteps(): Readonly<Record<string, number>> {
    return this.found?.atSteps[this.#asked?.workflow ?? ''] ?? {};
  }

  follow(): () => void {
    return events.on('stats', () => void this.ask());
  }

  async show(asked: Asked): Promise<void> {
    this.#asked = asked;
    await this.ask();
  }

  async ask(): Promise<void> {
    const asked = this.#asked;
    if (this.#asking || !asked) {
      return;
    }
    this.#asking = true;
    try {
      const { workflow, step, id } = asked;
      const found = await get<Found>('/sessions', { workflow, step: step || null, id: id || null, limit: 100 });
      if (asked === this.#asked) {
        this.found = found;
        this.failure = null;
      }
    } catch (cause) {
      this.failure = cause;
    } finally {
      this.#asking = false;
    }
    if (asked !== this.#asked) {
      await this.ask(); // another question came meanwhile
    }
  }

  async move(session: Session, step: string): Promise<void> {
    await post(`${place(session)}:move`, { step });
    await this.ask();
  }

  async forget(session: Session): Promise<void> {
    await call(place(session), { method: 'DELETE' });
    await this.ask();
  }

  /** Forgets all that the filter lets through. @returns how many */
  async forgetAll(): Promise<number> {
    const { workflow, step, id } = this.#asked ?? { workflow: '', step: '', id: '' };
    const { body } = await call<{ forgotten: number }>('/sessions', {
      method: 'DELETE',
      query: { workflow, step: step || null, id: id || null },
    });
    await this.ask();
    return body.forgotten;
  }
}

function place(session: Session): string {
  return `/sessions/${encodeURIComponent(session.workflow)}/${encodeURIComponent(session.id)}`;
}
