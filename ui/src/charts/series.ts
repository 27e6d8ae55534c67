/** A colour of the identity, by its name in tokens.css. */
export type Hue = 'ink' | 'ink-2' | 'accent' | 'limit' | 'q1' | 'q2' | 'q3' | 'q4' | 'line-strong';

/** A line of a chart; null where there is no value. */
export interface Series {
  readonly label: string;
  readonly values: readonly (number | null)[];
  readonly hue: Hue;
  /** Dashed: what was told. */
  readonly dashed?: boolean;
  /** Steps, for counts of an interval and empirical distributions. */
  readonly stepped?: boolean;
  readonly filled?: boolean;
  /** The edge of a band: without a name at its end. */
  readonly thin?: boolean;
}

/** A band between two lines, by their places in the list of series. */
export interface Band {
  readonly upper: number;
  readonly lower: number;
  readonly hue: Hue;
}

export type Unit = 'time' | 'seconds' | 'count' | 'share' | 'density' | 'rate';

/** A vertical or horizontal line with words: a scenario's change, a limit. */
export interface Mark {
  readonly at: number;
  readonly label: string;
  readonly axis: 'x' | 'y';
}
