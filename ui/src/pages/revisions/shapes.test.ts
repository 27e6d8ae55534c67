import { expect, it } from 'vitest';
import { diffLines } from './shapes';

it('tells added, removed and same lines of a unified diff apart', () => {
  const text = '--- revision 1\n+++ revision 2\n@@ -1,2 +1,2 @@\n a\n-b\n+c';
  expect(diffLines(text).map((line) => line.kind)).toEqual(['place', 'same', 'removed', 'added']);
});
