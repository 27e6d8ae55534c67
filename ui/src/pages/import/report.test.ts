import { expect, test } from 'vitest';
import { isDescription } from './report';

test('tells a description from a configuration', () => {
  expect(isDescription('openapi: 3.1.0\ninfo: {}\n')).toBe(true);
  expect(isDescription('# ours\n\nswagger: "2.0"\n')).toBe(true);
  expect(isDescription('{\n  "openapi": "3.0.3"\n}')).toBe(true);
  expect(isDescription('version: 1\nendpoints:\n  openapi: {request: GET /openapi}\n')).toBe(false);
  expect(isDescription('')).toBe(false);
});
