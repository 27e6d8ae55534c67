/** A JSON pointer (RFC 6901) of these keys. */
export function pointer(...keys: readonly (string | number)[]): string {
  return keys.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** The value at keys of a tree; undefined where there is none. */
export function at(tree: unknown, ...keys: readonly (string | number)[]): unknown {
  let now = tree;
  for (const key of keys) {
    if (typeof now !== 'object' || now === null) {
      return undefined;
    }
    now = (now as Record<string | number, unknown>)[key];
  }
  return now;
}

/** The value where it is an object with named members, else an empty one. */
export function members(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** The value at a JSON pointer of a tree; undefined where there is none. */
export function valueAt(tree: unknown, pointer: string): unknown {
  return at(
    tree,
    ...pointer
      .split('/')
      .slice(1)
      .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~')),
  );
}
