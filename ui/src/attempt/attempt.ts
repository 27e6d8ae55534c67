import { post } from '../api/call';
import type { Decision } from '../api/shapes';
import type { Request } from './request';

/** A real request that was tried, and what came back. */
export interface Attempt {
  /** 0 where no status line came. */
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  readonly bytes: number;
  readonly firstByteMs: number | null;
  readonly tookMs: number;
  /** What is wrong with it on the wire, in words. */
  readonly broken: string | null;
  readonly missed?: string;
  readonly latenessMs: number | null;
  readonly decision: Decision | null;
}

export function attempt(request: Request): Promise<Attempt> {
  return post<Attempt>('/try', request);
}
