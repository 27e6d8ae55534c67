import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { tick, written } from './axes';
import type { Band, Mark, Series, Unit } from './series';

export interface PlotOptions {
  readonly xUnit: Unit;
  readonly yUnit: Unit;
  readonly logX?: boolean;
  readonly logY?: boolean;
  readonly height: number;
  readonly bands?: readonly Band[];
  readonly marks?: readonly Mark[];
  /** Charts of one name share their cursor. */
  readonly shared?: string;
  readonly onSelect?: (from: number, to: number) => void;
}

/** Draws into an element; colours are those of the theme at this moment. */
export function plot(into: HTMLElement, x: readonly number[], series: readonly Series[], options: PlotOptions): uPlot {
  const css = getComputedStyle(document.documentElement);
  const colour = (name: string): string => css.getPropertyValue(`--${name}`).trim();
  const axis = (unit: Unit, log: boolean): uPlot.Axis => ({
    stroke: colour('ink-2'),
    font: `12px ${css.getPropertyValue('--font')}`,
    grid: { stroke: colour('line'), width: 1 },
    ticks: { stroke: colour('line'), width: 1 },
    values: (_, values) => values.map((value) => (log && value !== null && !isDecade(value) ? '' : tick(unit, value))),
  });
  return new uPlot(
    {
      width: Math.max(200, into.clientWidth),
      height: options.height,
      legend: { show: false },
      padding: [8, ends(series), 0, 0],
      cursor: {
        drag: { x: options.onSelect !== undefined, y: false, setScale: false },
        ...(options.shared ? { sync: { key: options.shared } } : {}),
      },
      scales: {
        x: { time: false, ...(options.logX ? { distr: 3 as const } : {}) },
        y: options.logY
          ? { distr: 3, range: (_, low, high) => decades(low, high) }
          : { range: (_, low, high) => [Math.min(0, low ?? 0), high ? high * 1.05 : 1] },
      },
      axes: [
        { ...axis(options.xUnit, options.logX ?? false), size: 30 },
        { ...axis(options.yUnit, options.logY ?? false), size: 62 },
      ],
      series: [
        {},
        ...series.map((one): uPlot.Series => ({
          label: one.label,
          stroke: colour(one.hue),
          width: one.thin ? 0.75 : one.dashed ? 1.5 : 2,
          ...(one.dashed ? { dash: [5, 4] } : {}),
          ...(one.filled ? { fill: `${colour(one.hue)}22` } : {}),
          ...(one.stepped ? { paths: uPlot.paths.stepped!({ align: 1 }) } : {}),
          points: { show: false },
          spanGaps: false,
          value: (_, value) => (value === null ? '–' : written(options.yUnit, value)),
        })),
      ],
      bands: (options.bands ?? []).map((band) => ({
        series: [band.upper + 1, band.lower + 1],
        fill: `${colour(band.hue)}26`,
      })),
      hooks: {
        draw: [(u) => drawMarks(u, options.marks ?? [], colour), (u) => drawEnds(u, series, colour)],
        setSelect: [
          (u) => {
            if (options.onSelect && u.select.width > 4) {
              options.onSelect(u.posToVal(u.select.left, 'x'), u.posToVal(u.select.left + u.select.width, 'x'));
              u.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
            }
          },
        ],
      },
    },
    data(x, series),
    into,
  );
}

export function data(x: readonly number[], series: readonly Series[]): uPlot.AlignedData {
  return [x as number[], ...series.map((one) => one.values as (number | null)[])];
}

/** Room for the names at the lines' ends, CSS pixels. */
function ends(series: readonly Series[]): number {
  return Math.min(120, 12 + 6.2 * Math.max(0, ...series.map((one) => one.label.length)));
}

function isDecade(value: number): boolean {
  const power = Math.log10(value);
  return Math.abs(power - Math.round(power)) < 1e-6;
}

function decades(low: number | null, high: number | null): [number, number] {
  const from = low && low > 0 ? low : 1e-3;
  const to = high && high > 0 ? high : 1;
  return [10 ** Math.floor(Math.log10(from)), 10 ** Math.ceil(Math.log10(Math.max(to, from * 1.0001)))];
}

/** A line's name at its end, so that no colour has to be looked up; names that would touch are left to the key. */
function drawEnds(u: uPlot, series: readonly Series[], colour: (name: string) => string): void {
  const { ctx } = u;
  const taken: number[] = [];
  ctx.save();
  ctx.font = `${11 * devicePixelRatio}px system-ui`;
  ctx.textAlign = 'left'; // axes leave it at the right
  ctx.textBaseline = 'middle';
  series.forEach((one, i) => {
    if (one.thin) {
      return;
    }
    const values = u.data[i + 1] ?? [];
    const last = values.findLastIndex((value) => value !== null && value !== undefined);
    if (last < 0) {
      return;
    }
    const y = u.valToPos(values[last]!, 'y', true);
    if (taken.some((other) => Math.abs(other - y) < 12 * devicePixelRatio)) {
      return;
    }
    taken.push(y);
    ctx.fillStyle = colour(one.hue);
    ctx.fillText(one.label, u.valToPos(u.data[0][last]!, 'x', true) + 4 * devicePixelRatio, y);
  });
  ctx.restore();
}

function drawMarks(u: uPlot, marks: readonly Mark[], colour: (name: string) => string): void {
  const { ctx, bbox } = u;
  ctx.save();
  ctx.strokeStyle = ctx.fillStyle = colour('limit');
  ctx.lineWidth = devicePixelRatio;
  ctx.font = `${11 * devicePixelRatio}px system-ui`;
  ctx.textAlign = 'left';
  for (const mark of marks) {
    const at = u.valToPos(mark.at, mark.axis, true);
    ctx.beginPath();
    if (mark.axis === 'x') {
      if (at < bbox.left || at > bbox.left + bbox.width) continue;
      ctx.moveTo(at, bbox.top);
      ctx.lineTo(at, bbox.top + bbox.height);
      ctx.fillText(mark.label, at + 3 * devicePixelRatio, bbox.top + 10 * devicePixelRatio);
    } else {
      if (at < bbox.top || at > bbox.top + bbox.height) continue;
      ctx.moveTo(bbox.left, at);
      ctx.lineTo(bbox.left + bbox.width, at);
      ctx.fillText(mark.label, bbox.left + 4 * devicePixelRatio, at - 4 * devicePixelRatio);
    }
    ctx.stroke();
  }
  ctx.restore();
}
