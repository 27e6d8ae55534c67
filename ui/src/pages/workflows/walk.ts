import { filled, type Request } from '../../attempt/request';
import { at, members } from '../../draft/pointer';
import { requestOf } from '../endpoints/rows';
import { stepsOf } from './steps';

/** A request that a test session may send: whose step it performs, and to which endpoint. */
export interface Going {
  readonly step: string;
  readonly endpoint: string;
  readonly request: Request;
}

/** Every request that performs a step of the workflow, as this session would send it. */
export function goings(document: unknown, workflow: unknown, session: string): Going[] {
  const endpoints = members(at(document, 'endpoints'));
  return stepsOf(workflow).flatMap((step) =>
    Object.keys(endpoints)
      .filter((id) => step.on.some((pattern) => matches(pattern, id)))
      .map((endpoint) => ({
        step: step.id,
        endpoint,
        request: requestTo(endpoints[endpoint], at(workflow, 'session'), session),
      })),
  );
}

/** Whether an id or a glob over ids (`get-*`) means this one. */
export function matches(pattern: string, id: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}

function requestTo(endpoint: unknown, session: unknown, id: string): Request {
  const { method, path } = requestOf(at(endpoint, 'request'));
  const kind = members(session);
  const name = (key: string) => (kind[key] === undefined ? null : String(kind[key]));
  const cookie = name('cookie');
  const header = name('header');
  const query = name('query');
  const parameter = name('path');
  const target = filled(path, parameter === null ? {} : { [parameter]: id });
  const first = method.split(' ')[0]!;
  return {
    method: first === 'ANY' ? 'GET' : first,
    target: query === null ? target : `${target}${target.includes('?') ? '&' : '?'}${query}=${encodeURIComponent(id)}`,
    headers: {
      ...(cookie === null ? {} : { Cookie: `${cookie}=${id}` }),
      ...(header === null ? {} : { [header]: id }),
    },
  };
}
