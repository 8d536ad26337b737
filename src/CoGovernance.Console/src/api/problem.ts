import type { components } from '../api/schema';

type Body = components['schemas']['Problem'];

/** What is wrong with one field. */
export type FieldError = NonNullable<Body['errors']>[number];

/** A refusal of the server, told in the reader's language. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    title: string,
    readonly errors: readonly FieldError[] = [],
    readonly requestId: string | null = null,
    readonly call: string | null = null,
  ) {
    super(title);
    this.name = 'Problem';
  }

  /** The server could not be reached; what was asked may be tried again. */
  get isOffline(): boolean {
    return this.code === 'network.unreachable';
  }

  static from(body: unknown, response: Response): Problem {
    const b = (typeof body === 'object' && body !== null ? body : {}) as Partial<Body> & { call?: string };
    return new Problem(
      response.status,
      b.code ?? `http.${response.status}`,
      b.title ?? `HTTP ${response.status}`,
      b.errors ?? [],
      b.requestId ?? null,
      b.call ?? null,
    );
  }
}
