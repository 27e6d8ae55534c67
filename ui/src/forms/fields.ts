import type { Parameter } from '../catalogue/catalogue.svelte';

/** How a value of a parameter is shown and typed. */
export type Field = 'flag' | 'choice' | 'list' | 'object' | 'named' | 'items' | 'text' | 'json';

/** The names of objects that may stand as the value, the likeliest first. */
export function objectsOf(one: Parameter): string[] {
  return [one, ...(one.or ?? [])].flatMap((each) => (each.object ? [each.object] : []));
}

/** The object that a value is: the one that knows all of its keys; the first where it has none. */
export function objectOf(
  one: Parameter,
  value: unknown,
  keysOf: (object: string) => readonly string[],
): string | undefined {
  const keys = isObject(value) ? Object.keys(value) : [];
  return objectsOf(one).find((object) => {
    const known = keysOf(object);
    return known.length > 0 && keys.every((key) => known.includes(key));
  });
}

export function fieldOf(one: Parameter, value: unknown, keysOf: (object: string) => readonly string[]): Field {
  const texts = one.items === undefined || ['text', undefined].includes(one.items.type);
  if (one.type === 'list' && texts && (value === undefined || isTexts(value))) {
    return 'list';
  }
  if (
    one.type === 'list' &&
    one.items?.object &&
    (value === undefined || (Array.isArray(value) && value.every(isObject)))
  ) {
    return 'items';
  }
  if (one.named && (value === undefined || (isObject(value) && Object.values(value).every(isObject)))) {
    return 'named';
  }
  if (isObject(value) || (value === undefined && one.type === 'object')) {
    return objectOf(one, value, keysOf) ? 'object' : 'json';
  }
  if (Array.isArray(value) || one.type === 'list' || one.type === 'array') {
    return 'json';
  }
  if (one.type === 'boolean') {
    return 'flag';
  }
  return (one.choices ?? one.enum) && !one.or?.length ? 'choice' : 'text';
}

/** What was typed, as the value it stands for: a number where one is asked for, else the text. */
export function typed(text: string, one: Parameter): unknown {
  if (one.type === 'integer' || one.type === 'number') {
    const number = Number(text);
    return text.trim() !== '' && Number.isFinite(number) ? number : text;
  }
  return text;
}

/** `a, b`: the items of a list; one alone is no list where that may be. */
export function listed(text: string): string[] {
  return text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isTexts(value: unknown): boolean {
  const all = Array.isArray(value) ? value : [value];
  return all.every((item) => typeof item !== 'object' && !String(item).includes(','));
}
