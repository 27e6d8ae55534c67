import { expect, it } from 'vitest';
import { curl } from './curl';

it('is a command that a shell takes as it is, whatever is in the header', () => {
  const row = { method: 'POST', target: "/a?b='c'", headers: { Host: 'x', 'X-It': "it's" } };
  expect(curl(row, 'http://127.0.0.1:8080')).toBe(
    `curl -i -X POST -H 'X-It: it'\\''s' 'http://127.0.0.1:8080/a?b='\\''c'\\'''`,
  );
});
