export interface PredictedEndpoint {
  readonly requests: number;
  readonly throughputPerSecond: number | null;
  readonly utilisation: number | null;
  readonly waitMeanMs: number | null;
  readonly latencyMs: Readonly<Record<'mean' | 'p50' | 'p90' | 'p99' | 'p999', number | null>>;
  readonly outcomes: Readonly<Record<string, number>>;
  readonly fromMs: number;
  readonly toMs: number;
  readonly arrivalsPerSecond: number | null;
  readonly refused: number;
  readonly failedByLoad: number;
  readonly unanswered: number;
  readonly intervals?: readonly PredictedEndpoint[];
}

export interface Prediction {
  readonly endpoints?: Readonly<Record<string, PredictedEndpoint>>;
  readonly sweep?: readonly {
    readonly ratePerSecond: number;
    readonly keepsUp: boolean;
    readonly endpoints: Readonly<Record<string, PredictedEndpoint>>;
  }[];
  readonly knee?: { readonly keepsUpPerSecond: number; readonly fallsBehindPerSecond: number | null } | null;
}

export interface PredictionJob {
  readonly id: string;
  readonly state: 'queued' | 'running' | 'done' | 'failed' | 'cancelled';
  readonly progress: number;
  readonly prediction?: Prediction;
  readonly failure?: string;
}
