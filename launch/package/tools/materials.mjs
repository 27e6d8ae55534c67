// Joins what Maven and npm say the program consists of into one CycloneDX document, and lists the licences. Fails where
// a part's licence is unknown or not on the allow list.
//
// Arguments: Maven's document, npm's document, the allow list, the version, the folder to write bom.json and
// licences.txt to.
import { readFileSync, writeFileSync } from 'node:fs';

const [mavenFile, npmFile, allowedFile, version, folder] = process.argv.slice(2);
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));
const maven = json(mavenFile);
const npm = json(npmFile);

const own = (part) => part.group === 'dev.understudy' || part.name === 'understudy-ui';
const parts = [...maven.components, ...npm.components].filter((part) => !own(part));
const unique = [...new Map(parts.map((part) => [part.purl, part])).values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));

const lines = readFileSync(allowedFile, 'utf8').split('\n').map((line) => line.replace(/#.*/, '').trim()).filter(Boolean);
const allowed = new Set(lines.filter((line) => !line.includes(' = ')));
const told = new Map(lines.filter((line) => line.includes(' = ')).map((line) => line.split(' = ')));

/** The licences of a part: any of them is enough, since that is what several mean. */
function licences(part) {
  const name = part.group ? `${part.group}:${part.name}` : part.name;
  if (told.has(name)) return [told.get(name)];
  return (part.licenses ?? []).flatMap((it) =>
    it.expression ? it.expression.replace(/[()]/g, '').split(/ OR /) : [it.license.id ?? it.license.name],
  );
}

const refused = unique.filter((part) => !licences(part).some((it) => allowed.has(it)));
if (refused.length > 0) {
  for (const part of refused) {
    console.error(`${part.purl}: licence ${licences(part).join(', ') || 'unknown'} is not allowed by ${allowedFile}`);
  }
  console.error(`Leave the part out, or, once somebody has read the licence, name it in ${allowedFile}.`);
  process.exit(1);
}

const bom = {
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: {
    component: { type: 'application', name: 'understudy', version, licenses: [{ license: { id: 'Apache-2.0' } }] },
  },
  components: unique.map(({ type, group, name, version: its, hashes, licenses, purl }) => ({
    type: type ?? 'library', 'bom-ref': purl, group, name, version: its, hashes, licenses, purl,
  })),
};
writeFileSync(`${folder}/bom.json`, JSON.stringify(bom, null, 1) + '\n');
const text = unique.map((part) => `${part.group ? part.group + ':' : ''}${part.name} ${part.version}: ${licences(part).join(' or ')}`);
writeFileSync(
  `${folder}/licences.txt`,
  `Understudy ${version} is licensed under Apache-2.0 and contains:\n\n${text.join('\n')}\n\n` +
    "The Java runtime is Eclipse Temurin's: GPL-2.0-with-classpath-exception; its notices are in lib/runtime/legal.\n",
);
console.log(`${unique.length} parts, all of them under an allowed licence`);
