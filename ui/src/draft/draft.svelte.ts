import { call, post } from '../api/call';
import { Failure, type Finding } from '../api/failure';

const KEY = 'understudy.draft';
const CHECK_AFTER = 250; // ms since the last change

/** A change of the document: the value at a JSON pointer is set, put in, or goes. */
export type Edit =
  | { readonly pointer: string; readonly set: unknown }
  | { readonly pointer: string; readonly insert: unknown }
  | { readonly pointer: string; readonly remove: true }
  | { readonly pointer: string; readonly rename: string };

interface Range {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

/** A node of the text: where it is. Lines and columns from 1; the end is just behind it. */
export interface Outline extends Range {
  readonly pointer: string;
}

/** A value that both sides changed; null where it is not there. */
export interface Conflict {
  readonly pointer: string;
  readonly base: Range | null;
  readonly theirs: Range | null;
  readonly mine: Range | null;
}

export interface Merged {
  readonly clean: boolean;
  /** Their text with my changes; theirs where both changed a value. */
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

interface Checked {
  readonly problems: readonly Finding[];
  readonly outline: readonly { readonly pointer: string; readonly range: Range }[];
  readonly values?: unknown;
}

interface Kept {
  readonly base: string;
  readonly etag: string;
  readonly text: string;
}

/**
 * The one document that the pages edit: a text, and the text of the active revision it began from. It survives a
 * reload. All reading, writing and checking of it is the server's.
 */
class Draft {
  /** Text of the revision that the draft began from. */
  base = $state('');
  etag = $state('');
  text = $state('');
  problems: readonly Finding[] = $state.raw([]);
  outline: readonly Outline[] = $state.raw([]);
  /** The text's values, where it parses. */
  document: unknown = $state.raw(undefined);
  loaded = $state(false);
  /** Whether the problems are those of the text as it is now. */
  checked = $state(false);

  #before: string[] = $state([]);
  #after: string[] = $state([]);
  #timer: ReturnType<typeof setTimeout> | undefined;
  #check: AbortController | null = null;
  #editing: Promise<void> = Promise.resolve();

  /** Whether the server has looked at a text at all. */
  get read(): boolean {
    return this.document !== undefined || this.checked;
  }

  get changed(): boolean {
    return this.loaded && this.text !== this.base;
  }

  get errors(): readonly Finding[] {
    return this.problems.filter((finding) => finding.severity === 'error');
  }

  /** How many edits it took, as far as they can be undone; 1 where that is not known any more. */
  get steps(): number {
    return this.changed ? Math.max(1, this.#before.length) : 0;
  }

  get canUndo(): boolean {
    return this.#before.length > 0;
  }

  get canRedo(): boolean {
    return this.#after.length > 0;
  }

  /** Begins: the draft kept by this browser where there is one, else the active revision. */
  async load(): Promise<void> {
    const active = await this.#active();
    const kept = readKept();
    if (kept && kept.text !== kept.base) {
      ({ base: this.base, etag: this.etag, text: this.text } = kept);
    } else {
      this.base = this.text = active.text;
      this.etag = active.etag;
    }
    this.loaded = true;
    await this.check();
  }

  /** Follows the active revision where nothing is edited; else the draft stays as it is. */
  async follow(): Promise<void> {
    if (this.loaded && !this.changed) {
      const active = await this.#active();
      if (!this.changed) {
        this.base = this.text = active.text;
        this.etag = active.etag;
        await this.check();
      }
    }
  }

  /** Replaces the text: typing, undo, a merge. */
  write(text: string): void {
    if (text !== this.text) {
      this.#before = [...this.#before.slice(-199), this.text];
      this.#after = [];
      this.#put(text);
    }
  }

  /** Edits by pointer; the server finds the places and keeps the rest of the text as it is. */
  edit(edits: readonly Edit[]): Promise<void> {
    const done = this.#editing.then(async () => {
      const { text } = await post<{ text: string }>('/config:edit', { text: this.text, edits });
      this.write(text);
      await this.check();
    });
    this.#editing = done.catch(() => {}); // one after the other; a refused one is its caller's matter
    return done;
  }

  undo(): void {
    const text = this.#before.at(-1);
    if (text !== undefined) {
      this.#before = this.#before.slice(0, -1);
      this.#after = [...this.#after, this.text];
      this.#put(text);
    }
  }

  redo(): void {
    const text = this.#after.at(-1);
    if (text !== undefined) {
      this.#after = this.#after.slice(0, -1);
      this.#before = [...this.#before, this.text];
      this.#put(text);
    }
  }

  discard(): void {
    this.write(this.base);
    void this.follow();
  }

  /** Makes the draft a revision. @returns its number. @throws Failure; 412 where somebody was faster */
  async apply(reason: string): Promise<number> {
    const { body, etag } = await call<{ revision: { number: number } }>('/config', {
      method: 'PUT',
      body: this.text,
      query: { via: 'ui', reason: reason || undefined },
      headers: { 'Content-Type': 'application/yaml', 'If-Match': this.etag },
    });
    this.base = this.text;
    this.etag = etag ?? this.etag;
    this.#before = [];
    this.#after = [];
    this.#keep();
    return body.revision.number;
  }

  /**
   * Merges what somebody else applied meanwhile into the draft, and takes their revision as what it began from. Where
   * both changed a value theirs stands, until the conflict is settled.
   */
  async merge(): Promise<Merged> {
    const theirs = await this.#active();
    const merged = await post<Merged>('/config:merge', { base: this.base, theirs: theirs.text, mine: this.text });
    this.base = theirs.text;
    this.etag = theirs.etag;
    this.write(merged.text);
    this.#keep();
    await this.check();
    return merged;
  }

  /** Asks the server what is wrong with the text as it is now. */
  async check(): Promise<void> {
    clearTimeout(this.#timer);
    this.#check?.abort();
    const check = new AbortController();
    this.#check = check;
    const text = this.text;
    try {
      const found = await call<Checked>('/config:validate', {
        method: 'POST',
        query: { depth: 3, values: true },
        body: text,
        headers: { 'Content-Type': 'application/yaml' },
        signal: check.signal,
      });
      if (text === this.text) {
        this.problems = found.body.problems;
        this.outline = found.body.outline.map((node) => ({ pointer: node.pointer, ...node.range }));
        this.document = found.body.values ?? this.document;
        this.checked = true;
      }
    } catch (cause) {
      if (!check.signal.aborted && !(cause instanceof Failure && cause.status === 0)) {
        throw cause;
      }
    }
  }

  async #active(): Promise<{ text: string; etag: string }> {
    const { body, etag } = await call<string>('/config', { headers: { Accept: 'application/yaml' } });
    return { text: body, etag: etag ?? '' };
  }

  #put(text: string): void {
    this.text = text;
    this.checked = false;
    this.#keep();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.check(), CHECK_AFTER);
  }

  #keep(): void {
    if (this.changed) {
      localStorage.setItem(KEY, JSON.stringify({ base: this.base, etag: this.etag, text: this.text } satisfies Kept));
    } else {
      localStorage.removeItem(KEY);
    }
  }
}

function readKept(): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? 'null') as Kept | null;
  } catch {
    return null;
  }
}

export const draft = new Draft();
