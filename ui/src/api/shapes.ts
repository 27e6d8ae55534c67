// What the admin API answers, as far as the pages read it. Times are milliseconds.

export interface Quantiles {
  readonly n: number;
  readonly mean: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly 'p99.9': number | null;
}

export type Percentile = 'p50' | 'p90' | 'p99' | 'p99.9';

export interface Interval {
  readonly requests: number;
  readonly requestsPerSecond: number;
  readonly errors: number;
  /** 95 % interval of the share of errors; null without requests. */
  readonly errorLow: number | null;
  readonly errorHigh: number | null;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly inFlight: number;
  readonly waiting?: number;
  readonly intendedMs: Quantiles;
  readonly actualMs: Quantiles;
  readonly latenessMs: Quantiles;
}

export interface EndpointInterval extends Interval {
  readonly endpoint: string;
  /** False where no history of it is kept: too many endpoints have traffic. */
  readonly kept?: boolean;
}

/** The event `stats`, each second: rows that changed. */
export interface StatsEvent {
  readonly at: number;
  readonly whole: Interval;
  readonly endpoints: readonly EndpointInterval[];
}

export interface Reason {
  readonly code: string;
  readonly detail: string;
}

/** The event `status`, each second, and a part of `/status`. */
export interface BriefStatus {
  readonly at: number;
  readonly revision: number;
  readonly scenario: { readonly id: string; readonly timeMs: number; readonly speed: number; readonly paused: boolean };
  readonly windows: readonly { readonly id: string; readonly active: boolean; readonly intensity: number }[];
  readonly connections: number;
  readonly inFlight: number;
  readonly cpu: { readonly process: number | null; readonly system: number | null; readonly level: string };
  readonly latenessMs: Quantiles;
  readonly warnings: readonly Reason[];
}

export interface Status extends BriefStatus {
  readonly service: string;
  readonly addresses: readonly string[];
  readonly seed: number;
  readonly version: string;
  readonly java: string;
  readonly started: string;
  readonly uptimeMs: number;
  readonly endpoints: number;
  readonly scenarios: readonly string[];
  readonly totals: Readonly<Record<string, number>>;
  readonly envelope: {
    readonly verdict: string;
    readonly reasons: readonly (Reason & { readonly verdict: string })[];
  };
  readonly memory: Readonly<Record<string, number>>;
  readonly limits: readonly { readonly name: string; readonly used: number; readonly most: number }[];
}

export interface EndpointStats {
  readonly endpoint: string;
  readonly requests: number;
  readonly errorShare: number;
  readonly requestsPerSecond: number;
  readonly inFlight: number;
  readonly intendedMs: Quantiles;
  readonly actualMs: Quantiles;
  readonly latenessMs: Quantiles;
  readonly lastSecond: Interval | null;
}

/** One endpoint: told beside served. */
export interface EndpointDetail extends EndpointStats {
  readonly outcomes: readonly {
    readonly name: string;
    readonly count: number;
    readonly share?: number;
    readonly low?: number;
    readonly high?: number;
    readonly told: number | null;
  }[];
  readonly curve: {
    readonly logarithmic: boolean;
    readonly n: number;
    readonly ms: readonly number[];
    readonly told: readonly number[];
    readonly intended: readonly (number | null)[];
    readonly actual: readonly (number | null)[];
  };
}

export interface QuantileColumns {
  readonly n: readonly number[];
  readonly mean: readonly (number | null)[];
  readonly p50: readonly (number | null)[];
  readonly p90: readonly (number | null)[];
  readonly p99: readonly (number | null)[];
  readonly 'p99.9': readonly (number | null)[];
}

export interface HistorySeries {
  readonly series: string;
  readonly kept: boolean;
  readonly startMs: readonly number[];
  readonly lengthMs: readonly number[];
  readonly requests: readonly number[];
  readonly errors: readonly number[];
  readonly errorLow: readonly (number | null)[];
  readonly errorHigh: readonly (number | null)[];
  readonly inFlight: readonly number[];
  readonly waiting: readonly (number | null)[];
  readonly outcomes: Readonly<Record<string, readonly (number | null)[]>>;
  readonly intendedMs: QuantileColumns;
  readonly actualMs: QuantileColumns;
  readonly latenessMs: QuantileColumns;
  /** Pairs of bin and count, one after the other, for each interval. */
  readonly heat?: readonly (readonly number[])[];
}

export interface History {
  readonly stepMs: number;
  readonly series: readonly HistorySeries[];
  readonly marks: readonly { readonly topic: string; readonly at: number; readonly text: string }[];
  readonly heatBoundsMs?: readonly number[];
}

export interface Preview {
  readonly valid: boolean;
  readonly problems: readonly import('./failure').Finding[];
  readonly outcomes?: readonly OutcomeFacts[];
  readonly notes?: readonly string[];
  readonly curve?: {
    readonly logarithmic: boolean;
    readonly ms: readonly number[];
    readonly cdf: readonly number[];
    readonly densityPerMs: readonly number[];
    readonly atoms: readonly { readonly ms: number; readonly share: number }[];
  };
  readonly draws?: { readonly ms: readonly number[]; readonly outcomes: readonly string[] };
}

export interface OutcomeFacts {
  readonly name: string;
  readonly rate: number | null;
  readonly meanRun?: number;
  readonly statuses: readonly number[];
  readonly sent: string;
  readonly latencyMs: Readonly<Record<'mean' | 'sd' | 'p50' | 'p90' | 'p99' | 'p99.9', number | null>>;
}

export interface Explanation {
  readonly endpoint: string;
  readonly request: string;
  readonly file: string;
  readonly line: number;
  readonly scenario: string;
  readonly atMs?: number;
  readonly facets: readonly {
    readonly name: string;
    readonly layers: readonly {
      readonly layer: string;
      readonly value: string;
      readonly effect: string;
      readonly intensity?: number;
      readonly leftMs?: number | null;
      readonly file: string;
      readonly line: number;
    }[];
  }[];
  readonly outcomes: readonly OutcomeFacts[];
  readonly windows: readonly {
    readonly id: string;
    readonly when: string;
    readonly what: string;
    readonly meanIntensity: number;
    readonly onAverage: string;
    readonly intensity?: number;
    readonly leftMs?: number | null;
    readonly line: number;
  }[];
  readonly notes: readonly string[];
}

export interface Lane {
  readonly id: string;
  readonly when: string;
  readonly what: string;
  readonly endpoints: readonly string[];
  readonly workflows: readonly string[];
  readonly dependencies: readonly string[];
  readonly jitterMs: number;
  readonly occurrences: readonly {
    readonly startMs: number;
    readonly endMs: number | null;
    readonly points: readonly (readonly [number, number])[];
  }[];
  readonly more: boolean;
  readonly line: number;
  readonly pointer: string;
}

export interface Timeline {
  readonly scenario: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly windows: readonly Lane[];
}

export interface Match {
  readonly winner: string | null;
  readonly nearest: string | null;
  readonly contenders: readonly {
    readonly endpoint: string;
    readonly request: string;
    readonly wins: boolean;
    readonly failing: readonly string[];
    readonly why: string;
  }[];
}

export interface Decision {
  readonly endpoint: string;
  readonly ordinal: number;
  readonly outcome: string;
  readonly waitMs: number;
  readonly serviceMs: number;
  readonly callMs: number;
  readonly responseMs: number | null;
  readonly limit: string | null;
  readonly calls: readonly {
    readonly dependency: string;
    readonly startMs: number;
    readonly takenMs: number;
    readonly tries: number;
    readonly ok: boolean;
  }[];
}

export interface TrafficRow {
  readonly n: number;
  readonly at: number;
  readonly client: string;
  readonly method: string;
  readonly target: string;
  readonly status: number;
  readonly actualMs: number | null;
  readonly latenessMs: number | null;
  readonly headers: Readonly<Record<string, string>>;
  readonly missed?: string;
  readonly decision: Decision | null;
}

export interface Traffic {
  readonly recording: boolean;
  readonly recorded: number;
  readonly oneIn?: number;
  readonly keep?: number;
  readonly untilMs?: number;
  readonly requests: readonly TrafficRow[];
}
