import { autocompletion, closeBrackets } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { bracketMatching, foldGutter, foldKeymap, indentOnInput } from '@codemirror/language';
import { lintGutter, setDiagnostics, type Diagnostic } from '@codemirror/lint';
import { highlightSelectionMatches, search, searchKeymap } from '@codemirror/search';
import { EditorState, Transaction } from '@codemirror/state';
import { EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view';
import type { Finding } from '../api/failure';
import { appearance } from './theme';

export interface Editing {
  readonly onChange: (text: string) => void;
  /** Absent: the editor keeps a history of its own. */
  readonly onUndo?: () => void;
  readonly onRedo?: () => void;
  /** YAML unless said. */
  readonly kind?: 'yaml' | 'json' | 'text';
  readonly onLine?: (line: number) => void;
  readonly label: string;
  readonly readOnly?: boolean;
}

/** A YAML editor. It lives in a shadow root: its style elements would break the page's strict policy otherwise. */
export class TextEditor {
  readonly #view: EditorView;
  #ours = false;

  constructor(into: HTMLElement, text: string, editing: Editing) {
    const root = into.shadowRoot ?? into.attachShadow({ mode: 'open' });
    this.#view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: text,
        extensions: [
          lineNumbers(),
          foldGutter(),
          lintGutter(),
          highlightActiveLine(),
          bracketMatching(),
          closeBrackets(),
          indentOnInput(),
          highlightSelectionMatches(),
          search({ top: true }),
          autocompletion(),
          editing.kind === 'text' ? [] : yaml(), // JSON is YAML
          EditorState.tabSize.of(2),
          EditorState.readOnly.of(editing.readOnly ?? false),
          EditorView.contentAttributes.of({ 'aria-label': editing.label }),
          editing.onUndo ? [] : [history(), keymap.of(historyKeymap)],
          keymap.of([
            // one history for form and text, kept by the draft
            { key: 'Mod-z', run: () => does(editing.onUndo) },
            { key: 'Mod-y', mac: 'Mod-Shift-z', run: () => does(editing.onRedo) },
            { key: 'Mod-Shift-z', run: () => does(editing.onRedo) },
            ...defaultKeymap,
            ...searchKeymap,
            ...foldKeymap,
          ]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged && !this.#ours) {
              editing.onChange(update.state.doc.toString());
            }
            if (update.selectionSet || update.docChanged) {
              editing.onLine?.(update.state.doc.lineAt(update.state.selection.main.head).number);
            }
          }),
          appearance,
        ],
      }),
    });
    this.#view.scrollDOM.tabIndex = 0; // can be scrolled by keys
  }

  /** Shows another text; what is the same at both ends stays, and with it cursor and scroll. */
  show(text: string): void {
    const now = this.#view.state.doc.toString();
    if (text === now) {
      return;
    }
    let from = 0;
    const least = Math.min(now.length, text.length);
    while (from < least && now[from] === text[from]) {
      from++;
    }
    let same = 0;
    while (same < least - from && now[now.length - 1 - same] === text[text.length - 1 - same]) {
      same++;
    }
    this.#ours = true;
    this.#view.dispatch({
      changes: { from, to: now.length - same, insert: text.slice(from, text.length - same) },
      annotations: Transaction.addToHistory.of(false),
    });
    this.#ours = false;
  }

  /** Marks what is wrong, at its place. */
  mark(problems: readonly Finding[]): void {
    const { doc } = this.#view.state;
    const at = (line: number, column: number): number => {
      const inside = doc.line(Math.min(Math.max(1, line), doc.lines));
      return Math.min(inside.to, inside.from + Math.max(0, column - 1));
    };
    const found = problems.map((problem): Diagnostic => {
      const from = at(problem.line, problem.column);
      return {
        from,
        to: Math.max(from, at(problem.endLine, problem.endColumn)),
        severity: problem.severity,
        message: problem.help ? `${problem.message}\n${problem.help}` : problem.message,
      };
    });
    this.#view.dispatch(setDiagnostics(this.#view.state, found));
  }

  /** Brings a line into sight and puts the cursor there. @param line from 1 */
  goTo(line: number, focus = true): void {
    const { doc } = this.#view.state;
    const { from } = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#view.dispatch({ selection: { anchor: from }, effects: EditorView.scrollIntoView(from, { y: 'center' }) });
    if (focus) {
      this.#view.focus();
    }
  }

  close(): void {
    this.#view.destroy();
  }
}

/** Runs what is there; false leaves the key to others. */
function does(what: (() => void) | undefined): boolean {
  what?.();
  return what !== undefined;
}
