import { at, members } from '../../draft/pointer';

export interface Arrow {
  readonly from: string;
  readonly to: string;
}

/** Who calls whom in a draft's tree, each pair once. */
export function arrowsOf(document: unknown): Arrow[] {
  const seen = new Set<string>();
  const arrows: Arrow[] = [];
  const callers = [
    ...Object.entries(members(at(document, 'endpoints'))),
    ...Object.entries(members(at(document, 'dependencies'))),
  ];
  for (const [from, value] of callers) {
    for (const to of called(at(value, 'calls'))) {
      const key = `${from}\n${to}`;
      if (!seen.has(key)) {
        seen.add(key);
        arrows.push({ from, to });
      }
    }
  }
  return arrows;
}

/** Whom a list of calls names: `{to: stock}`, or several side by side or one after the other. */
function called(calls: unknown): string[] {
  if (Array.isArray(calls)) {
    return calls.flatMap((one) => called(one));
  }
  const { to, parallel, sequence } = members(calls);
  return [
    ...(typeof to === 'string' ? [to] : []),
    ...[parallel, sequence].filter(Array.isArray).flatMap((one) => called(one)),
  ];
}
