import { expect, it } from 'vitest';
import { arrowsOf } from './calls';

it('finds who calls whom, in sequence, side by side and from dependency to dependency', () => {
  const document = {
    endpoints: {
      pay: {
        calls: [{ to: 'stock' }, { parallel: [{ to: 'bank' }, { sequence: [{ to: 'fraud' }] }] }, { to: 'stock' }],
      },
      quiet: { request: 'GET /' },
    },
    dependencies: { bank: { calls: [{ to: 'ledger' }] } },
  };
  expect(arrowsOf(document).map((arrow) => `${arrow.from}>${arrow.to}`)).toEqual([
    'pay>stock',
    'pay>bank',
    'pay>fraud',
    'bank>ledger',
  ]);
});
