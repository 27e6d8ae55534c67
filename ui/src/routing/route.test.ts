import { describe, expect, it } from 'vitest';
import { address, parse } from './route';

describe('a route', () => {
  it('is what its address says', () => {
    const to = address(['endpoints', 'a/b c', 'behaviour'], { at: '5m', empty: '' }, '/p/ui/');
    expect(to).toBe('/p/ui/endpoints/a%2Fb%20c/behaviour?at=5m');
    const route = parse('/p/ui/endpoints/a%2Fb%20c/behaviour', '?at=5m', '/p/ui/');
    expect([route.page, ...route.rest, route.query.get('at')]).toEqual(['endpoints', 'a/b c', 'behaviour', '5m']);
  });

  it('is the first page where the path is empty', () => {
    expect(parse('/ui/', '', '/ui/').page).toBe('');
  });

  it('takes a stray percent sign as it stands', () => {
    expect(parse('/ui/endpoints/100%', '', '/ui/').rest).toEqual(['100%']);
  });
});
