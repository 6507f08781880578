import { createClient } from 'redis';

import type { RedisOptions } from './redis-options.js';

const PING_INTERVAL_MS = 500;
const SOCKET_TIMEOUT_MS = 1_500;
const CONNECT_TIMEOUT_MS = 1_000;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 1_000;
const MOST_IN_FLIGHT = 100_000;

/** node-redis with our settings; each is there for a reason that the toolchain's page of traps tells. */
export type Connection = ReturnType<typeof createConnection>;

/** A connection, not yet opened. It never gives up reconnecting by itself. */
export function createConnection(options: RedisOptions, jitter: () => number) {
  return createClient({
    url: options.url,
    pingInterval: PING_INTERVAL_MS,
    disableOfflineQueue: true,
    disableClientInfo: true,
    maintNotifications: 'disabled',
    commandsQueueMaxLength: options.mostInFlight ?? MOST_IN_FLIGHT,
    // Any other value costs an AbortSignal per command: a seventh of the throughput.
    commandOptions: { timeout: 0 },
    socket: {
      connectTimeout: CONNECT_TIMEOUT_MS,
      socketTimeout: SOCKET_TIMEOUT_MS,
      reconnectStrategy: (retries) => retryAfter(retries, jitter()),
    },
  });
}

/** 50 ms, doubled up to a second, each by half to one and a half. */
export function retryAfter(retries: number, jitter: number): number {
  const pause = Math.min(FIRST_RETRY_MS * 2 ** Math.min(retries, 10), LONGEST_RETRY_MS);
  return Math.round(pause * (0.5 + jitter) * (pause === LONGEST_RETRY_MS ? 0.67 : 1));
}
