import type { Settings } from '../options.js';
import {
  BoonProblem,
  IN_PROGRESS,
  localProblem,
  type LocalCode,
  type ProblemParts,
} from './problem.js';
import { retryAfterOf } from './retry.js';
import { until } from './until.js';

/** One request, the same each time that it is tried. */
export interface Attempt {
  readonly method: string;
  readonly url: string;
  readonly body: string | undefined;
  readonly key: string | undefined;
  readonly repeatable: boolean;
  readonly leaving: boolean;
}

/** What a try needs to know of its surroundings. */
export interface Surroundings extends Pick<Settings, 'fetch' | 'locale' | 'runtime'> {
  readonly token: string | undefined;
  /** Whether an earlier try may have been carried out. */
  readonly inDoubt: boolean;
  readonly signal: AbortSignal;
}

/** What came of one try. */
export type Tried =
  | { readonly ok: true; readonly answer: unknown }
  | {
      readonly ok: false;
      readonly problem: BoonProblem;
      readonly mayRepeat: boolean;
      /** Whether Boon may have carried it out all the same. */
      readonly inDoubt: boolean;
    };

/** Not carried out: whoever says so has not begun. */
const PUT_OFF = [429, 503];
/** Somebody in between lost the answer. */
const LOST = [502, 504];

/** Sends a request once. Never throws. */
export async function attempt(request: Attempt, around: Surroundings): Promise<Tried> {
  let response: Response;
  let text: string;
  try {
    response = await until(around.signal, around.fetch(request.url, initOf(request, around)));
    text = await until(around.signal, response.text());
  } catch {
    const { aborted, reason } = around.signal;
    return failed(aborted ? (reason as LocalCode) : 'client.unreachable', request, around);
  }
  const answer = parsed(text);
  if (!response.ok) return refused(response, answer, request, around);
  return answer === undefined && response.status !== 204
    ? failed('client.garbled', request, around)
    : { ok: true, answer };
}

function initOf(request: Attempt, around: Surroundings): RequestInit {
  const headers: Record<string, string> = {
    accept: 'application/json',
    'accept-language': around.locale(),
  };
  if (around.token) headers['authorization'] = `Bearer ${around.token}`;
  if (request.body !== undefined) headers['content-type'] = 'application/json';
  if (request.key) headers['idempotency-key'] = request.key;
  return {
    method: request.method,
    headers,
    body: request.body ?? null,
    keepalive: request.leaving,
    signal: around.signal,
  };
}

function failed(code: LocalCode, { repeatable }: Attempt, around: Surroundings): Tried {
  const problem = localProblem(code, around.locale(), true);
  return {
    ok: false,
    problem,
    mayRepeat: repeatable && code === 'client.unreachable',
    inDoubt: true,
  };
}

function refused(
  response: Response,
  answer: unknown,
  { repeatable }: Attempt,
  around: Surroundings,
): Tried {
  const { status } = response;
  const parts = partsOf(answer, status, around.locale());
  const retryAfter = retryAfterOf(response.headers, around.runtime.now());
  const isPutOff = PUT_OFF.includes(status);
  const isLost = LOST.includes(status) || parts.code === IN_PROGRESS;
  return {
    ok: false,
    problem: new BoonProblem(parts, around.inDoubt || status >= 500, retryAfter),
    mayRepeat: isPutOff || (repeatable && isLost),
    inDoubt: status >= 500,
  };
}

/** A problem document, or the like made of a page that a proxy wrote. */
function partsOf(answer: unknown, status: number, locale: string): ProblemParts {
  const said = answer as Partial<ProblemParts> | null | undefined;
  const detail = localProblem('client.resting', locale, false).message;
  if (typeof said?.code !== 'string') return { status, code: `http.${status}`, detail };
  return { ...said, status, code: said.code, detail: String(said.detail ?? detail) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
