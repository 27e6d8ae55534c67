import { expect, it } from 'vitest';
import { shareOf } from './share';

it.each([
  ['1.5%', 0.015],
  ['0.25', 0.25],
  [0.25, 0.25],
  ['101%', null],
  ['', null],
  ['x%', null],
])('%s is the share %s', (text, share) => expect(shareOf(text)).toBe(share));
