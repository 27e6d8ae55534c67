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
  readonly items?: Schema;
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

function typeOf(schema: Schema, all: Readonly<Record<string, Schema>>): Typed {
  const alternatives = schema.anyOf ?? schema.oneOf;
  if (alternatives && alternatives.length > 0) {
    const [first, ...others] = alternatives.map((one) => typeOf(one, all));
    const list = [first!, ...others].find((one) => one.type === 'list');
    // one or several of them: a form asks for several
    return list ? { ...list, or: [first!, ...others] } : { ...first!, or: others };
  }
  if (schema.$ref) {
    const name = schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1);
    return all[name]?.properties ? { type: 'object', object: name } : { ...typeOf(all[name] ?? {}, all), type: name };
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
    default:
      return { type: type ?? 'any' };
  }
}
