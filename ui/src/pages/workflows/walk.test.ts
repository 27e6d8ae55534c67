import { describe, expect, it } from 'vitest';
import { goings, matches } from './walk';

const document = {
  endpoints: {
    'get-order': { request: 'GET /orders/{id}' },
    'get-cart': { request: '/cart' },
    pay: { request: { method: ['POST', 'PUT'], path: '/orders/{id}/pay' } },
  },
};
const walk = (session: object) =>
  goings(document, { session, steps: { look: { on: 'get-*' }, pay: { on: ['pay'] } } }, 's1').map((going) => [
    going.step,
    going.endpoint,
    going.request,
  ]);

describe('a walk', () => {
  it('tells the session as its workflow asks for it', () => {
    expect(walk({ cookie: 'sid' })[0]).toEqual([
      'look',
      'get-order',
      { method: 'GET', target: '/orders/1', headers: { Cookie: 'sid=s1' } },
    ]);
    expect(walk({ header: 'X-S' })[1]).toEqual([
      'look',
      'get-cart',
      { method: 'GET', target: '/cart', headers: { 'X-S': 's1' } },
    ]);
    expect(walk({ path: 'id' })[2]).toEqual(['pay', 'pay', { method: 'POST', target: '/orders/s1/pay', headers: {} }]);
    expect(walk({ query: 'q' })[0]![2]).toMatchObject({ target: '/orders/1?q=s1' });
  });

  it('takes stars for any letters and nothing else for a pattern', () =>
    expect([matches('get-*', 'get-a'), matches('a.c', 'abc'), matches('*', '')]).toEqual([true, false, true]));
});
