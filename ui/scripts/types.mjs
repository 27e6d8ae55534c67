// Writes generated/api.d.ts from the admin API's document: the fragments that the server joins.
// Every build does: it is not kept, so it cannot be stale.
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import openapiTS, { astToString } from 'openapi-typescript';
import { parse } from 'yaml';

const folder = fileURLToPath(new URL('../../control/src/main/resources/openapi/', import.meta.url));
const target = fileURLToPath(new URL('../generated/api.d.ts', import.meta.url));

const document = {};
for (const name of readdirSync(folder).sort()) {
  if (name !== 'frame.yaml') join(document, parse(readFileSync(folder + name, 'utf8')));
}
join(document, parse(readFileSync(`${folder}frame.yaml`, 'utf8')));
mkdirSync(new URL('../generated/', import.meta.url), { recursive: true });
writeFileSync(target, astToString(await openapiTS(document)));

function join(into, from) {
  for (const [key, value] of Object.entries(from)) {
    if (Array.isArray(value)) into[key] = [...(into[key] ?? []), ...value];
    else if (value && typeof value === 'object') join((into[key] ??= {}), value);
    else into[key] = value;
  }
}
