import { get } from '../api/call';
import { namedOf, parametersOf, type Schema } from './schema';

/** A parameter as the server declares it. */
export interface Parameter {
  readonly name: string;
  readonly doc?: string;
  readonly role?: string;
  readonly type?: string;
  /** Its name among the objects, where it is one. */
  readonly object?: string;
  /** Its keys are names of these objects. */
  readonly named?: string;
  readonly items?: Omit<Parameter, 'name'>;
  /** What may stand there instead. */
  readonly or?: readonly Omit<Parameter, 'name'>[];
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
  #schema: Readonly<Record<string, Schema>> = $state.raw({});
  #asked: Promise<void> | null = null;

  /** Asks once; forms follow from what comes. */
  load(): Promise<void> {
    this.#asked ??= this.#ask().catch((cause) => {
      this.#asked = null;
      throw cause;
    });
    return this.#asked;
  }

  /** The keys of an object, by its name in the catalogue or the schema; none where it is unknown. */
  parameters(object: string): readonly Parameter[] {
    return this.now?.objects[object]?.parameters ?? parametersOf(this.#schema[object] ?? {}, this.#schema);
  }

  /** What the other keys of an object are names of; undefined where it has no others. */
  named(object: string): string | undefined {
    return namedOf(this.#schema[object] ?? {}, this.#schema);
  }

  async #ask(): Promise<void> {
    const [found, schema] = await Promise.all([
      get<Catalogue>('/catalogue'),
      get<{ $defs: Record<string, Schema> }>('/config/schema'),
    ]);
    this.#schema = schema.$defs;
    this.now = found;
  }
}

export const catalogue = new Known();
