import { get, post } from '../../api/call';
import type { Prediction, PredictionJob } from './shapes';

const AGAIN = 500; // ms between looks at a job

/** What is asked of the predictor; the server knows the keys. */
export interface Question {
  readonly text: string;
  readonly rates?: string;
  readonly workload?: string;
  readonly endpoints?: readonly string[];
  readonly scenario?: string;
  readonly from?: string;
}

/** One question to the predictor at a time: how far it is, its answer, and the way to call it off. */
export class Job {
  now: PredictionJob | null = $state.raw(null);
  failure: unknown = $state.raw(null);
  /** When it was asked, ms of the clock. */
  #since = $state(0);
  #turn = 0;

  get running(): boolean {
    return this.now?.state === 'queued' || this.now?.state === 'running';
  }

  get prediction(): Prediction | null {
    return this.now?.prediction ?? null;
  }

  /** How far it is: a share, or the seconds it has run where the server cannot tell. */
  get shown(): string {
    const progress = this.now?.progress ?? 0;
    return progress > 0 ? `${Math.round(progress * 100)} %` : `${Math.round((Date.now() - this.#since) / 1e3)} s`;
  }

  async run(question: Question): Promise<void> {
    const turn = ++this.#turn;
    this.failure = null;
    this.now = null;
    this.#since = Date.now();
    try {
      let job = await post<PredictionJob>('/predict', question);
      while (turn === this.#turn) {
        this.now = job;
        if (!this.running) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, AGAIN));
        job = await get<PredictionJob>(`/predict/${job.id}`);
      }
    } catch (cause) {
      if (turn === this.#turn) {
        this.failure = cause;
      }
    }
  }

  async cancel(): Promise<void> {
    if (this.now && this.running) {
      const { id } = this.now;
      this.#turn++;
      this.now = { ...this.now, state: 'cancelled' };
      await post(`/predict/${id}:cancel`).catch((cause: unknown) => (this.failure = cause));
    }
  }
}
