export interface Revision {
  readonly number: number;
  readonly time: string;
  readonly author: string;
  readonly reason: string;
  readonly source: string;
  readonly label?: string;
  readonly note?: string;
  readonly parent?: number;
  readonly difference?: Difference;
}

export interface Difference {
  readonly summary?: string;
  readonly endpoints?: readonly unknown[];
}

export interface RevisionPage {
  readonly active: number;
  readonly revisions: readonly Revision[];
  readonly next?: number;
}

export interface Comparison {
  readonly text: string;
  readonly summary?: string;
}

/** Lines of a unified diff with what each is. */
export function diffLines(
  text: string,
): { readonly kind: 'added' | 'removed' | 'place' | 'same'; readonly text: string }[] {
  return text
    .split('\n')
    .filter((line) => !line.startsWith('--- ') && !line.startsWith('+++ '))
    .map((line) => ({
      kind: line.startsWith('+')
        ? 'added'
        : line.startsWith('-')
          ? 'removed'
          : line.startsWith('@@')
            ? 'place'
            : 'same',
      text: line,
    }));
}
