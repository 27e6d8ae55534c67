import type { Finding } from '../api/failure';

/** What is wrong with a text as JSON, at its place; null where nothing is. */
export function lint(text: string): Finding | null {
  try {
    JSON.parse(text);
    return null;
  } catch (cause) {
    const before = text.slice(0, stop(text)).split('\n');
    const line = before.length;
    const column = before.at(-1)!.length + 1;
    const said = cause instanceof Error ? cause.message : String(cause);
    return {
      severity: 'error',
      file: '',
      line,
      column,
      endLine: line,
      endColumn: column + 1,
      pointer: '',
      message: said.replace(/,? \.{3}.*| in JSON at position.*| \(line.*/s, ''),
      help: '',
      source: '',
      related: [],
    } as Finding;
  }
}

const TOKEN = /\s*(?:("(?:[^"\\\u0000-\u001f]|\\.)*")|(-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)|([{}[\],:]))/y;

/** Where a text stops to be JSON: engines do not tell it. */
function stop(text: string): number {
  const open: string[] = []; // brackets
  let wanted: 'value' | 'key' | 'colon' | 'more' = 'value';
  let first = false; // right behind a bracket: it may close at once
  TOKEN.lastIndex = 0;
  for (;;) {
    const start = TOKEN.lastIndex;
    const found = TOKEN.exec(text);
    const at = start + (/^\s*/.exec(text.slice(start))?.[0].length ?? 0);
    if (!found) {
      return at;
    }
    const [, string, scalar, mark] = found;
    const top = open.at(-1);
    if (mark && '}]'.includes(mark)) {
      if (top !== (mark === '}' ? '{' : '[') || !(wanted === 'more' || first)) {
        return at;
      }
      open.pop();
      wanted = 'more';
    } else if (mark && '{['.includes(mark)) {
      if (wanted !== 'value') {
        return at;
      }
      open.push(mark);
      wanted = mark === '{' ? 'key' : 'value';
    } else if (mark === ',' || mark === ':') {
      if (mark === ':' ? wanted !== 'colon' : wanted !== 'more' || open.length === 0) {
        return at;
      }
      wanted = mark === ',' && top === '{' ? 'key' : 'value';
    } else if (wanted === 'key' ? !string : wanted !== 'value' || !(string ?? scalar)) {
      return at;
    } else {
      wanted = wanted === 'key' ? 'colon' : 'more';
    }
    first = mark === '{' || mark === '[';
  }
}
