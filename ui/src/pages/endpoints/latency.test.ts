import { describe, expect, it } from 'vitest';
import type { Catalogue } from '../../catalogue/catalogue.svelte';
import { firstValues, formOf, read, write } from './latency';

const lognormal = {
  name: 'lognormal',
  doc: '',
  forms: [
    {
      doc: 'two percentiles',
      parameters: [
        { name: 'p50', percentile: true },
        { name: 'p99', percentile: true },
      ],
    },
    {
      doc: 'moments',
      parameters: [
        { name: 'mean', type: 'duration' },
        { name: 'sd', type: 'duration' },
      ],
    },
  ],
};
const catalogue = { distributions: [lognormal], composites: [] } as unknown as Catalogue;

describe('a latency in a form', () => {
  it.each([
    ['20ms'],
    [{ lognormal: { p50: '20ms', p99: '150ms' } }],
    [{ lognormal: { mean: '20ms', sd: '5ms' }, max: '1s' }],
  ])('is written as it was read: %j', (value) => expect(write(read(value, catalogue))).toEqual(value));

  it('is left to the text where no form can show it', () => {
    expect(read({ mixture: [] }, catalogue).family).toBeNull();
    expect(read(['20ms'], catalogue).family).toBeNull();
  });

  it('knows its parametrisation by the names given', () => {
    expect(formOf(lognormal, { p90: '1ms', p99: '2ms' })?.doc).toBe('two percentiles');
    expect(formOf(lognormal, { mean: '1ms', sd: '2ms' })?.doc).toBe('moments');
  });

  it('begins a parametrisation near what was before', () => {
    expect(firstValues(lognormal.forms[0]!.parameters, 20, 150)).toEqual({ p50: '20ms', p99: '150ms' });
  });
});
