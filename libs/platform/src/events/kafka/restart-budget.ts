import { pauseUnlessAborted } from '../retry.js';

const RESTARTS = 5;
const WINDOW_MS = 10 * 60_000;
const OUTAGE_PAUSE_MS = 1_000;
const OUTAGE =
  /Connection|NoBrokerAvailable|RequestTimeout|BrokerNotFound|LeaderNotAvailable|CoordinatorNotFound|COORDINATOR|LOAD_IN_PROGRESS|LEADER/i;

/**
 * How often kafkajs may restart a consumer by itself: 5 times in 10 minutes, because it was seen to go on
 * for ever. A broker that cannot be reached does not count: it is waited for.
 */
export class RestartBudget {
  private restarts: number[] = [];

  async mayRestart(error: Error, signal: AbortSignal): Promise<boolean> {
    if (signal.aborted) return false;
    if (isUnreachable(error)) {
      await pauseUnlessAborted(OUTAGE_PAUSE_MS, signal);
      return !signal.aborted;
    }
    const now = Date.now();
    this.restarts = [...this.restarts.filter((at) => now - at < WINDOW_MS), now];
    return this.restarts.length <= RESTARTS;
  }
}

function isUnreachable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { type } = error as Error & { type?: unknown };
  return (
    OUTAGE.test(`${error.name} ${String(type)} ${error.message}`) || isUnreachable(error.cause)
  );
}
