import { ApiProblem, NETWORK_LOST, problemFrom, TOO_SLOW } from './problem.js';

/** One request to the page's own origin. */
export interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

const DEADLINE_MS = 10_000;

/** Sends one request and reads its JSON; every failure is an `ApiProblem`. */
export async function askJson<Answer>(path: string, ask: Ask = {}): Promise<Answer> {
  const response = await send(path, ask);
  if (!response.ok) throw await problemFrom(response);
  if (response.status === 204) return undefined as Answer;
  return (await response.json()) as Answer;
}

async function send(path: string, ask: Ask): Promise<Response> {
  const deadline = AbortSignal.timeout(ask.deadlineMs ?? DEADLINE_MS);
  try {
    return await fetch(path, {
      method: ask.method ?? 'GET',
      headers: {
        accept: 'application/json',
        ...(ask.body !== undefined && { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
      signal: ask.signal ? AbortSignal.any([ask.signal, deadline]) : deadline,
      cache: 'no-store',
    });
  } catch (error) {
    if (ask.signal?.aborted) throw error;
    const code = deadline.aborted ? TOO_SLOW : NETWORK_LOST;
    throw new ApiProblem(0, code, error instanceof Error ? error.message : code);
  }
}
