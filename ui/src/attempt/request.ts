/** A request to be tried. */
export interface Request {
  readonly method: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** `Name: value` lines as headers; lines without a colon are left out. */
export function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes(':'))
      .map((line) => [line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim()] as const)
      .filter(([name]) => name !== ''),
  );
}

/** A path that a request can have: parameters by what is given, else `1`; `{rest...}` likewise. */
export function filled(path: string, values: Readonly<Record<string, string>> = {}): string {
  return path.replace(/\{([^}]*?)(?:\.\.\.)?\}/g, (_, name: string) => encodeURIComponent(values[name] ?? '1'));
}
