import { describe, expect, it } from 'vitest';
import { filtered, grouped, idFor, requestOf, rowsOf } from './rows';

const document = {
  endpoints: {
    list: { request: 'GET /products', latency: '20ms' },
    one: { request: { method: ['GET', 'HEAD'], path: '/products/{id}' }, errors: {} },
    pay: { request: 'POST /orders/{id}/payment' },
  },
};
const rows = rowsOf(document);

describe('the list of endpoints', () => {
  it('reads short and long requests', () => {
    expect(rows.map((row) => `${row.method} ${row.path}`)).toEqual([
      'GET /products',
      'GET HEAD /products/{id}',
      'POST /orders/{id}/payment',
    ]);
    expect(requestOf('/bare')).toEqual({ method: 'ANY', path: '/bare' });
  });

  it('groups by the first part of the path', () => {
    expect(grouped(rows).map((line) => (line.kind === 'prefix' ? line.prefix : line.row.id))).toEqual([
      '/products',
      'list',
      'one',
      '/orders',
      'pay',
    ]);
  });

  it('is filtered by every word, by facet and by group', () => {
    const ids = (text: string) =>
      filtered(rows, text, (group, id) => group === 'g' && id === 'pay').map((row) => row.id);
    expect(ids('get prod')).toEqual(['list', 'one']);
    expect(ids('facet:errors')).toEqual(['one']);
    expect(ids('group:g')).toEqual(['pay']);
    expect(ids('nothing')).toEqual([]);
  });

  it('is empty for a text without endpoints', () =>
    expect([rowsOf({}), rowsOf(undefined), rowsOf({ endpoints: 3 })]).toEqual([[], [], []]));

  it('names a new endpoint after its request', () => {
    expect(idFor('GET /a/{b}', [])).toBe('get-a-b');
    expect(idFor('GET /a', ['get-a', 'get-a-2'])).toBe('get-a-3');
    expect(idFor('///', [])).toBe('endpoint');
  });
});
