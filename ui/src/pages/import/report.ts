/// What became of an imported description, as the server reports it.
export interface Report {
  readonly operations: number;
  readonly counts: Readonly<Record<Kind, number>>;
  readonly findings: readonly Found[];
  readonly changes: readonly Change[];
}

export type Kind = 'taken' | 'guessed' | 'left' | 'broken';

export interface Found {
  readonly kind: Kind;
  readonly subject: string;
  readonly message: string;
  readonly line: number;
  readonly column: number;
}

export interface Change {
  readonly kind: string;
  readonly entry: string;
  readonly message: string;
}

/// Worst first.
export const kinds: readonly Kind[] = ['broken', 'left', 'guessed', 'taken'];

/// As many lines as are shown of one kind.
export const few = 200;

/// Whether a text says of itself that it is OpenAPI or Swagger, YAML or JSON.
export function isDescription(text: string): boolean {
  return /^\s*["']?(openapi|swagger)["']?\s*:/m.test(text.slice(0, 20_000)) && !/^version\s*:/m.test(text);
}
