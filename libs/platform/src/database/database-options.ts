import type { Persistence } from './persistence.js';

/** How to reach PostgreSQL, what is kept there, and the limits that keep a sick database from hanging us. */
export abstract class DatabaseOptions {
  /** `postgres://user:password@host:port/database`. */
  abstract readonly url: string;
  /** Every lib's persistence in this process; the platform's own is added by itself. */
  abstract readonly persistence: readonly Persistence[];
  /** Bring the schema up to date before the first query (default false). Safe in many processes at once. */
  readonly migrate?: boolean;
  /** Shown in `pg_stat_activity` (default `boon`). */
  readonly applicationName?: string;
  /** Connections at most (default 10). */
  readonly poolMax?: number;
  /** Longest wait for a connection of the pool, in ms (default 2000). */
  readonly connectionTimeoutMs?: number;
  /** Longest a statement may run on the server, in ms (default 5000). */
  readonly statementTimeoutMs?: number;
  /** Longest that we wait for any answer, even of a frozen server, in ms (default 6000). */
  readonly queryTimeoutMs?: number;
  /** Longest wait for a lock, in ms (default 3000). */
  readonly lockTimeoutMs?: number;
  /** Longest pause inside a transaction, in ms (default 10000). */
  readonly idleInTransactionTimeoutMs?: number;
  /** Age at which a connection is replaced, in s (default 1800). */
  readonly maxLifetimeSeconds?: number;
}
