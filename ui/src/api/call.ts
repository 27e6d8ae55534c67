import { api } from '../routing/place';
import { Failure } from './failure';
import { token } from './token.svelte';

export interface Sent {
  readonly method?: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE';
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>;
  /** Sent as JSON, or as it is where it is a text or a file. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal | undefined;
}

export interface Answer<T> {
  readonly body: T;
  readonly etag: string | null;
  readonly headers: Headers;
}

/**
 * One call of the admin API.
 *
 * @param path below `/api/v1`: `/status`
 * @throws Failure where it was not done; an AbortError where the signal ended it
 */
export async function call<T>(path: string, sent: Sent = {}): Promise<Answer<T>> {
  const response = await open(path, sent);
  const text = await response.text();
  const json = (response.headers.get('Content-Type') ?? '').includes('json');
  return {
    body: (json && text ? JSON.parse(text) : text) as T,
    etag: response.headers.get('ETag'),
    headers: response.headers,
  };
}

/** The body alone. */
export async function get<T>(path: string, query: Sent['query'] = {}, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { query, signal })).body;
}

export async function post<T>(path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await call<T>(path, { method: 'POST', body, signal })).body;
}

/** The answer while it still comes. @throws Failure as [call] does */
export async function open(path: string, sent: Sent = {}): Promise<Response> {
  const url = new URL(api + path, location.origin);
  for (const [key, value] of Object.entries(sent.query ?? {})) {
    if (value !== null && value !== undefined) {
      url.searchParams.set(key, String(value));
    }
  }
  const asIs = typeof sent.body === 'string' || sent.body instanceof Blob || sent.body instanceof FormData;
  const headers: Record<string, string> = { Accept: 'application/json', ...token.headers };
  if (sent.body !== undefined && !asIs) {
    headers['Content-Type'] = 'application/json';
  }
  let response: Response;
  try {
    response = await fetch(url, {
      method: sent.method ?? 'GET',
      headers: { ...headers, ...sent.headers },
      body: sent.body === undefined ? null : asIs ? (sent.body as BodyInit) : JSON.stringify(sent.body),
      signal: sent.signal ?? null,
      cache: 'no-store',
    });
  } catch (cause) {
    if (sent.signal?.aborted) {
      throw cause;
    }
    throw Failure.unreached(cause);
  }
  if (!response.ok) {
    const failure = await Failure.of(response);
    if (failure.status === 401) {
      token.wanted = true;
    }
    throw failure;
  }
  return response;
}
