// Fails where the pages are heavier than they may be. All figures are of gzip -9, in kB of 1000 bytes.
import { readFileSync, readdirSync } from 'node:fs';
import { gzipSync } from 'node:zlib';

const FIRST_SCRIPT = 120;
const FIRST_STYLE = 12;
const LAZY = 160;
const dist = new URL('../target/classes/ui/', import.meta.url);

const size = (name) => gzipSync(readFileSync(new URL(`assets/${name}`, dist)), { level: 9 }).length / 1000;
const page = readFileSync(new URL('index.html', dist), 'utf8');
const first = [...page.matchAll(/assets\/([\w.-]+)/g)].map((match) => match[1]);
const all = readdirSync(new URL('assets/', dist)).filter((name) => !name.endsWith('.map'));
const sum = (end) => first.filter((name) => name.endsWith(end)).reduce((total, name) => total + size(name), 0);
const lazy = all
  .filter((name) => !first.includes(name))
  .map((name) => [name, size(name)])
  .sort((a, b) => b[1] - a[1]);

console.log(`first load: ${sum('.js').toFixed(1)} kB of script, ${sum('.css').toFixed(1)} kB of style`);
console.log(`largest later: ${lazy[0]?.[0]} ${lazy[0]?.[1].toFixed(1)} kB`);
if (sum('.js') > FIRST_SCRIPT || sum('.css') > FIRST_STYLE || (lazy[0]?.[1] ?? 0) > LAZY) {
  console.error(
    `more than ${FIRST_SCRIPT} kB of script, ${FIRST_STYLE} kB of style at first, or ${LAZY} kB in one later file`,
  );
  process.exit(1);
}
