import { get } from '../api/call';

/** A parameter as the server declares it. */
export interface Parameter {
  readonly name: string;
  readonly doc?: string;
  readonly role?: string;
  readonly type?: string;
  /** Any p1..p99.999 may be given in its place. */
  readonly percentile?: boolean;
  readonly minimum?: number | string;
  readonly maximum?: number | string;
  readonly default?: unknown;
  readonly choices?: readonly string[];
  readonly enum?: readonly string[];
  readonly required?: boolean;
  readonly of?: string;
}

export interface Distribution {
  readonly name: string;
  readonly doc: string;
  readonly forms: readonly { readonly doc: string; readonly parameters: readonly Parameter[] }[];
}

export interface Catalogue {
  readonly units: Readonly<Record<string, { readonly factors: Readonly<Record<string, number>> }>>;
  readonly facets: readonly Parameter[];
  readonly distributions: readonly Distribution[];
  readonly composites: readonly Parameter[];
  readonly faults: readonly {
    readonly name: string;
    readonly doc: string;
    readonly parameters: readonly Parameter[];
  }[];
  readonly objects: Readonly<Record<string, { readonly doc?: string; readonly parameters?: readonly Parameter[] }>>;
}

class Known {
  now: Catalogue | null = $state.raw(null);
  #asked: Promise<void> | null = null;

  /** Asks once; forms follow from what comes. */
  load(): Promise<void> {
    this.#asked ??= get<Catalogue>('/catalogue').then(
      (found) => {
        this.now = found;
      },
      (cause) => {
        this.#asked = null;
        throw cause;
      },
    );
    return this.#asked;
  }
}

export const catalogue = new Known();
