import type { Percentile } from '../../api/shapes';
import { PERCENTILES } from './columns';

const KEY = 'understudy.percentiles';

/** The percentiles that all pages show: chosen once. */
class Choice {
  shown: readonly Percentile[] = $state.raw(read());

  toggle(name: Percentile): void {
    const next = PERCENTILES.filter((one) => (one === name ? !this.shown.includes(one) : this.shown.includes(one)));
    if (next.length > 0) {
      this.shown = next;
      localStorage.setItem(KEY, JSON.stringify(next));
    }
  }
}

function read(): readonly Percentile[] {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '[]') as unknown[];
    const known = PERCENTILES.filter((name) => kept.includes(name));
    return known.length > 0 ? known : ['p50', 'p99'];
  } catch {
    return ['p50', 'p99'];
  }
}

export const choice = new Choice();
