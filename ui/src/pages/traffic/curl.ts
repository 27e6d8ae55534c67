import type { TrafficRow } from '../../api/shapes';

/** The request as a command; masked header values stay masked. */
export function curl(row: Pick<TrafficRow, 'method' | 'target' | 'headers'>, base: string): string {
  const headers = Object.entries(row.headers)
    .filter(([name]) => !['host', 'content-length', 'connection'].includes(name.toLowerCase()))
    .map(([name, value]) => ` -H ${quoted(`${name}: ${value}`)}`);
  return `curl -i${row.method === 'GET' ? '' : ` -X ${row.method}`}${headers.join('')} ${quoted(base + row.target)}`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
