import { at, members } from '../../draft/pointer';

/** An endpoint of the draft as a list shows it. */
export interface EndpointRow {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  /** Facets that it says something about itself. */
  readonly facets: readonly string[];
}

const NO_FACET = new Set(['request', 'response', 'description', 'expose']);

/** The endpoints of a draft's tree, in its order. */
export function rowsOf(document: unknown): EndpointRow[] {
  return Object.entries(members(at(document, 'endpoints'))).map(([id, value]) => {
    const { method, path } = requestOf(at(value, 'request'));
    return { id, method, path, facets: Object.keys(members(value)).filter((key) => !NO_FACET.has(key)) };
  });
}

/** `GET /a`, or the long form. */
export function requestOf(request: unknown): { method: string; path: string } {
  if (typeof request === 'string') {
    const space = request.indexOf(' ');
    return space < 0
      ? { method: 'ANY', path: request }
      : { method: request.slice(0, space), path: request.slice(space + 1).trim() };
  }
  const { method, path } = members(request);
  return { method: Array.isArray(method) ? method.join(' ') : String(method ?? 'ANY'), path: String(path ?? '/') };
}

/** Those with the text in id, method or path; `facet:errors` asks for a facet, `group:checkout` for members. */
export function filtered(
  rows: readonly EndpointRow[],
  text: string,
  inGroup: (group: string, id: string) => boolean = () => false,
): EndpointRow[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return rows.filter((row) =>
    words.every((word) => {
      if (word.startsWith('facet:')) {
        return row.facets.some((facet) => facet.toLowerCase() === word.slice(6));
      }
      if (word.startsWith('group:')) {
        return inGroup(word.slice(6), row.id);
      }
      return `${row.id} ${row.method} ${row.path}`.toLowerCase().includes(word);
    }),
  );
}

/** A line of the list: the head of a path prefix, or an endpoint. */
export type Line =
  | { readonly kind: 'prefix'; readonly prefix: string; readonly count: number }
  | { readonly kind: 'endpoint'; readonly row: EndpointRow };

/** Grouped by the first part of the path, in the order in which the prefixes first appear. */
export function grouped(rows: readonly EndpointRow[]): Line[] {
  const groups = new Map<string, EndpointRow[]>();
  for (const row of rows) {
    const prefix = `/${row.path.split('/')[1]?.split('?')[0] ?? ''}`;
    groups.set(prefix, [...(groups.get(prefix) ?? []), row]);
  }
  if (groups.size < 2) {
    return rows.map((row) => ({ kind: 'endpoint', row }));
  }
  return [...groups].flatMap(([prefix, inside]): Line[] => [
    { kind: 'prefix', prefix, count: inside.length },
    ...inside.map((row): Line => ({ kind: 'endpoint', row })),
  ]);
}

/** A new id for `GET /a/{b}`: `get-a-b`; numbered where it is taken. */
export function idFor(request: string, taken: readonly string[]): string {
  const plain =
    request
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 90) || 'endpoint';
  let id = plain;
  for (let n = 2; taken.includes(id); n++) {
    id = `${plain}-${n}`;
  }
  return id;
}
