import { clock, count, duration, figure } from '../format/numbers';
import type { Unit } from './series';

/** How a value of an axis is written. */
export function written(unit: Unit, value: number): string {
  switch (unit) {
    case 'time':
      return new Date(value * 1000).toLocaleTimeString('en-GB');
    case 'seconds':
      return duration(value);
    case 'share':
      return `${figure(value * 100)} %`;
    case 'count':
      return count(value);
    case 'rate':
      return `${figure(value)}/s`;
    case 'density':
      return figure(value);
  }
}

/** Marks of an axis, shorter than values: nothing for the lines between the decades of a log axis (null). */
export function tick(unit: Unit, value: number | null): string {
  if (value === null) {
    return '';
  }
  if (unit === 'seconds') {
    return value === 0
      ? '0'
      : duration(value)
          .replace(/\.0+(?= )/, '')
          .replace(/(\.\d*?)0+(?= )/, '$1');
  }
  if (unit === 'share') {
    return `${Number((value * 100).toPrecision(3))} %`;
  }
  if (unit === 'time') {
    return new Date(value * 1000).toLocaleTimeString('en-GB');
  }
  return value >= 1e6 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(0)
    : String(Number(value.toPrecision(4)));
}

export { clock };
