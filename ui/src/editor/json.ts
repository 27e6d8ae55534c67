import type { Finding } from '../api/failure';

/** What is wrong with a text as JSON, at its place; null where nothing is. */
export function lint(text: string): Finding | null {
  try {
    JSON.parse(text);
    return null;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message : String(cause);
    const position = /position (\d+)/.exec(said);
    const before = text.slice(0, position ? Number(position[1]) : text.length).split('\n');
    const line = before.length;
    const column = before.at(-1)!.length + 1;
    return {
      severity: 'error',
      file: '',
      line,
      column,
      endLine: line,
      endColumn: column + 1,
      pointer: '',
      message: said.replace(/ in JSON at position.*$/, '').replace(/ \(line.*$/, ''),
      help: '',
      source: '',
      related: [],
    } as Finding;
  }
}
