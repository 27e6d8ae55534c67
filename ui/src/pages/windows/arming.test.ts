import { expect, it } from 'vitest';
import { arming } from './arming';

it('is armed by scenarios that name it and by those that name none', () => {
  const document = { scenarios: { calm: { windows: [] }, rush: { windows: ['gc'] }, bad: {}, odd: null } };
  expect(arming(document, 'gc')).toEqual(['rush', 'bad', 'odd']);
  expect(arming(document, 'leak')).toEqual(['bad', 'odd']);
  expect(arming({}, 'gc')).toEqual([]);
});
