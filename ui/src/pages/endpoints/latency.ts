import type { Catalogue, Distribution, Parameter } from '../../catalogue/catalogue.svelte';

/** A latency as the document has it, taken apart for a form. */
export interface LatencyForm {
  /** Name of the family, or `fixed`; null where it is something a form cannot show. */
  readonly family: string | null;
  readonly parameters: Readonly<Record<string, unknown>>;
  /** What stands beside the family: min, max, offset. */
  readonly beside: Readonly<Record<string, unknown>>;
}

/** Takes a latency apart. `20ms` is short for fixed. */
export function read(value: unknown, catalogue: Catalogue): LatencyForm {
  if (typeof value === 'string' || typeof value === 'number') {
    return { family: 'fixed', parameters: { fixed: value }, beside: {} };
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { family: null, parameters: {}, beside: {} };
  }
  const { ...rest } = value as Record<string, unknown>;
  const family = catalogue.distributions.find((one) => one.name in rest)?.name ?? ('fixed' in rest ? 'fixed' : null);
  if (family === null) {
    return { family: null, parameters: {}, beside: rest };
  }
  const inside = rest[family];
  delete rest[family];
  const parameters =
    typeof inside === 'object' && inside !== null && !Array.isArray(inside)
      ? (inside as Record<string, unknown>)
      : { [family === 'fixed' ? 'fixed' : 'mean']: inside };
  return { family, parameters, beside: rest };
}

/** Puts a latency together as the document writes it. */
export function write(form: LatencyForm): unknown {
  if (form.family === 'fixed') {
    const fixed = form.parameters['fixed'];
    return Object.keys(form.beside).length === 0 ? fixed : { fixed, ...form.beside };
  }
  return { [form.family!]: form.parameters, ...form.beside };
}

/** The parametrisation whose names are given; the first where none fits. */
export function formOf(
  family: Distribution,
  parameters: Readonly<Record<string, unknown>>,
): Distribution['forms'][number] | undefined {
  const given = Object.keys(parameters).map((name) => (/^p\d/.test(name) ? 'p' : name));
  const score = (form: Distribution['forms'][number]): number => {
    const names = form.parameters.map((one) => (one.percentile ? 'p' : one.name));
    const hits = given.filter((name) => names.includes(name)).length;
    return hits - Math.abs(names.length - given.length) / 10;
  };
  return [...family.forms].sort((a, b) => score(b) - score(a))[0];
}

/** First values for a parametrisation, near what the latency was before. */
export function firstValues(parameters: readonly Parameter[], p50: number, p99: number): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  let percentiles = 0;
  for (const one of parameters) {
    if (one.role === 'optional') {
      continue;
    }
    if (one.percentile) {
      values[percentiles === 0 ? 'p50' : 'p99'] = `${percentiles === 0 ? p50 : p99}ms`;
      percentiles++;
    } else {
      values[one.name] = first(one, p50, p99);
    }
  }
  return values;
}

function first(one: Parameter, p50: number, p99: number): unknown {
  switch (one.name) {
    case 'min':
      return '0ms';
    case 'max':
      return `${p99 * 2}ms`;
    case 'sd':
      return `${Math.max(1, Math.round(p50 / 2))}ms`;
    case 'cv':
      return 0.5;
    case 'shape':
    case 'alpha':
    case 'sigma':
      return 2;
    case 'k':
    case 'stages':
      return 3;
    default:
      return one.type === 'duration' ? `${p50}ms` : one.type === 'flow' ? '50/s' : 1;
  }
}
