import type { components } from '../../generated/api';

/** Something in a configuration that is wrong or doubtful, with its place. */
export type Finding = components['schemas']['Finding'];

/** Why a call did not do what was asked: what the server said, or that it could not be reached. */
export class Failure extends Error {
  constructor(
    /** HTTP status; 0 where no answer came. */
    readonly status: number,
    message: string,
    readonly findings: readonly Finding[] = [],
    readonly requestId: string | null = null,
    /** The whole problem document, for what a status adds of its own. */
    readonly body: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = 'Failure';
  }

  static async of(response: Response): Promise<Failure> {
    const text = await response.text().catch(() => '');
    let body: Record<string, unknown> = {};
    try {
      body = JSON.parse(text) as Record<string, unknown>;
    } catch {
      // a proxy's page, or nothing at all: the status has to do
    }
    const said = body['detail'] ?? body['title'];
    return new Failure(
      response.status,
      typeof said === 'string' ? said : `the server answered ${response.status}`,
      (body['problems'] as Finding[] | undefined) ?? [],
      (body['requestId'] as string | undefined) ?? response.headers.get('X-Request-Id'),
      body,
    );
  }

  static unreached(cause: unknown): Failure {
    return new Failure(0, `the server cannot be reached (${cause instanceof Error ? cause.message : String(cause)})`);
  }
}
