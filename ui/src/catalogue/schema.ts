import type { Parameter } from './catalogue.svelte';

/** A part of the language's JSON Schema, as far as forms follow from it. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly enum?: readonly string[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
}

/** The keys of an object of the schema, as the catalogue would declare them. */
export function parametersOf(schema: Schema, all: Readonly<Record<string, Schema>>): Parameter[] {
  return Object.entries(schema.properties ?? {}).map(([name, one]) => ({
    name,
    ...(one.description ? { doc: one.description } : {}),
    required: schema.required?.includes(name) ?? false,
    ...typeOf(one, all),
  }));
}

type Typed = Omit<Parameter, 'name'>;

/** What the other keys of an object stand for, where they are names of objects: errors by name. */
export function namedOf(schema: Schema, all: Readonly<Record<string, Schema>>): string | undefined {
  const value = schema.additionalProperties;
  if (typeof value !== 'object') {
    return undefined;
  }
  const type = typeOf(value, all);
  return [type, ...(type.or ?? [])].find((one) => one.object)?.object;
}

function typeOf(schema: Schema, all: Readonly<Record<string, Schema>>): Typed {
  if (schema.allOf?.length === 1 && !schema.properties) {
    return typeOf(schema.allOf[0]!, all);
  }
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives && alternatives.length > 0) {
    const [first, ...others] = alternatives.flatMap((one): Typed[] => {
      const { or = [], ...alone } = typeOf(one, all);
      return [alone, ...or];
    });
    const list = [first!, ...others].find((one) => one.type === 'list');
    // one or several of them: a form asks for several
    return list ? { ...list, or: [first!, ...others] } : { ...first!, or: others };
  }
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return all[name]?.properties || namedOf(all[name] ?? {}, all)
      ? { type: 'object', object: name }
      : { ...typeOf(all[name] ?? {}, all), type: name };
  }
  if (schema.enum) {
    return { type: 'choice', choices: schema.enum };
  }
  const type = Array.isArray(schema.type) ? 'text' : (schema.type as string | undefined);
  const bounds = {
    ...(schema.minimum === undefined ? {} : { minimum: schema.minimum }),
    ...(schema.maximum === undefined ? {} : { maximum: schema.maximum }),
  };
  switch (type) {
    case 'array':
      return { type: 'list', items: typeOf(schema.items ?? {}, all) };
    case 'string':
      return { type: 'text' };
    case 'integer':
    case 'number':
      return { type, ...bounds };
    case 'object': {
      const named = namedOf(schema, all);
      return { type, ...(named ? { named } : {}) };
    }
    default:
      return { type: type ?? 'any' };
  }
}
