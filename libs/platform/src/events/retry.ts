import { setTimeout as pause } from 'node:timers/promises';
import { sqlStateOf } from '../database/sql-state.js';

/** How often an event is offered to its handler, and how long the pauses in between are. */
export interface RetryPolicy {
  readonly tries: number;
  /** Pause after the n-th failed try (from 1), in ms. */
  pauseMs(failed: number): number;
}

/** Five tries over about 2.5 seconds. */
export const FIVE_TRIES: RetryPolicy = {
  tries: 5,
  pauseMs: (failed) => 100 * 2.5 ** (failed - 1),
};

/** Thrown where no further try can help: the event goes to the dead letters at once. */
export class UnprocessableEvent extends Error {
  override readonly name = 'UnprocessableEvent';
}

/** What became of one event. */
export type Handling =
  | { readonly outcome: 'done' }
  | { readonly outcome: 'dead'; readonly cause: unknown; readonly attempts: number }
  | { readonly outcome: 'abandoned' };

const LONGEST_PAUSE_MS = 2_000;

/**
 * Runs `work` until it resolves or its tries are used up. An outage of what it depends on does not use up
 * tries: dead-lettering a whole backlog because the database restarts would only move the work to people.
 * Aborted in between, the event is abandoned: it stays on the bus.
 */
export async function withRetries(
  work: () => Promise<void>,
  policy: RetryPolicy,
  signal: AbortSignal,
): Promise<Handling> {
  let failed = 0;
  for (let round = 1; !signal.aborted; round += 1) {
    try {
      await work();
      return { outcome: 'done' };
    } catch (error) {
      if (!isOutage(error)) failed += 1;
      if (failed >= policy.tries || error instanceof UnprocessableEvent) {
        return { outcome: 'dead', cause: error, attempts: failed };
      }
      await pauseUnlessAborted(Math.min(policy.pauseMs(round), LONGEST_PAUSE_MS), signal);
    }
  }
  return { outcome: 'abandoned' };
}

/** Resolves after the time, or as soon as the signal is aborted. */
export async function pauseUnlessAborted(ms: number, signal: AbortSignal): Promise<void> {
  await pause(ms, undefined, { signal }).catch(() => undefined);
}

const SOCKET_ERRORS = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND']);
// 08: connection; 53: resources; 57P: shut down, crashed, starting up; 25006: read-only standby.
const OUTAGE_STATES = /^(08...|53...|57P0[1-5]|25006)$/;
const OUTAGE_TEXTS =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error/i;

/** True where the error tells of a server that is away, not of the event. */
export function isOutage(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return OUTAGE_STATES.test(state);
  if (!(error instanceof Error)) return false;
  const { code, name, message } = error as Error & { code?: unknown };
  if (typeof code === 'string' && SOCKET_ERRORS.has(code)) return true;
  return name.endsWith('Unavailable') || OUTAGE_TEXTS.test(message);
}

/** An error in a few lines, for a dead letter. */
export function causeOf(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return text.slice(0, 2_000);
}
