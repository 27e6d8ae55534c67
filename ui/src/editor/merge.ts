import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { yaml } from '@codemirror/lang-yaml';
import { MergeView } from '@codemirror/merge';
import { EditorState } from '@codemirror/state';
import { EditorView, keymap, lineNumbers } from '@codemirror/view';
import { appearance } from './theme';

/** Shows two texts side by side with their differences; returns what ends it. In a shadow root, as [TextEditor] is. */
export function compare(
  into: HTMLElement,
  theirs: string,
  mine: string,
  labels: readonly [string, string],
  onChange?: (text: string) => void,
): () => void {
  const root = into.shadowRoot ?? into.attachShadow({ mode: 'open' });
  const common = [lineNumbers(), yaml(), appearance, EditorView.lineWrapping];
  const fixed = [EditorState.readOnly.of(true)];
  const view = new MergeView({
    parent: root,
    root,
    a: { doc: theirs, extensions: [common, fixed, EditorView.contentAttributes.of({ 'aria-label': labels[0] })] },
    b: {
      doc: mine,
      extensions: [
        common,
        onChange ? [history(), keymap.of([...historyKeymap, ...defaultKeymap])] : fixed,
        EditorView.contentAttributes.of({ 'aria-label': labels[1] }),
        EditorView.updateListener.of((update) => {
          if (update.docChanged) {
            onChange?.(update.state.doc.toString());
          }
        }),
      ],
    },
    ...(onChange ? { revertControls: 'a-to-b' as const } : {}),
    collapseUnchanged: { margin: 3, minSize: 6 },
    gutter: true,
  });
  return () => view.destroy();
}
