import { home } from './place';

/** What the address bar says: the page, what it is about, and how it is looked at. */
export interface Route {
  /** First part of the path: `endpoints`. */
  readonly page: string;
  /** The other parts, decoded: an id, a tab. */
  readonly rest: readonly string[];
  readonly query: URLSearchParams;
}

export function parse(path: string, search: string, base: string = home): Route {
  const inside = path.startsWith(base) ? path.slice(base.length) : '';
  const parts = inside.split('/').filter(Boolean).map(decode);
  return { page: parts[0] ?? '', rest: parts.slice(1), query: new URLSearchParams(search) };
}

/** The address of a page; parts are encoded, empty query values left out. */
export function address(
  parts: readonly string[],
  query: Readonly<Record<string, string | number | null | undefined>> = {},
  base: string = home,
): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') {
      search.set(key, String(value));
    }
  }
  const text = search.toString();
  return base + parts.map(encodeURIComponent).join('/') + (text ? `?${text}` : '');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a stray percent sign typed by hand
  }
}
