// How figures are shown. Three significant figures, no unit inside a cell whose column names one.

const grouped = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,204`. */
export function count(value: number): string {
  return grouped.format(value);
}

/** Three significant figures without exponent up to 10^9: `0.00412`, `29.1`, `1,240`, `3.2e12`. */
export function figure(value: number | null | undefined): string {
  if (value === null || value === undefined || Number.isNaN(value)) {
    return '–';
  }
  if (value === 0) {
    return '0';
  }
  const size = Math.abs(value);
  if (size >= 1e9 || size < 1e-6) {
    return value.toExponential(2).replace('e+', 'e');
  }
  if (size >= 100) {
    return grouped.format(value);
  }
  return value.toPrecision(3);
}

const UNITS: readonly [string, number][] = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
  ['ms', 1e-3],
  ['µs', 1e-6],
  ['ns', 1e-9],
];

/** A duration in the unit that fits: `29.1 ms`, `1.20 s`, `5.00 min`. @param seconds any number of seconds */
export function duration(seconds: number | null | undefined): string {
  if (seconds === null || seconds === undefined || Number.isNaN(seconds)) {
    return '–';
  }
  if (seconds === 0) {
    return '0 s';
  }
  const size = Math.abs(seconds);
  for (const [unit, length] of UNITS) {
    if (size >= length * 0.9995 || unit === 'ns') {
      return `${figure(seconds / length)} ${unit}`;
    }
  }
  return figure(seconds);
}

/** A duration for a cell whose column says ms. */
export function milliseconds(seconds: number | null | undefined): string {
  return seconds === null || seconds === undefined ? '–' : figure(seconds * 1e3);
}

/** A share as per cent with two digits behind the point: `1.31 %`. */
export function percent(share: number | null | undefined): string {
  return share === null || share === undefined || Number.isNaN(share) ? '–' : `${(share * 100).toFixed(2)} %`;
}

/** A place on a scenario's clock: `05:17`, `1:02:03`. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = `${two(Math.floor((whole % 3600) / 60))}:${two(whole % 60)}`;
  return hours > 0 ? `${hours}:${rest}` : rest;
}

/** A moment with its offset: `2026-11-24 12:04:11 +01:00`. */
export function moment(iso: string | number): string {
  const at = new Date(iso);
  const two = (n: number) => String(n).padStart(2, '0');
  const offset = -at.getTimezoneOffset();
  const sign = offset < 0 ? '-' : '+';
  const zone = `${sign}${two(Math.floor(Math.abs(offset) / 60))}:${two(Math.abs(offset) % 60)}`;
  return (
    `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())} ` +
    `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())} ${zone}`
  );
}
