import { AsyncResource } from 'node:async_hooks';
import { Logger } from '@nestjs/common';

const RETRY_MS = 250;
const LOGGED_EVERY = 1_000;

/** How a write-behind gathers and bounds its rows. */
export interface WriteBehindOptions<Row> {
  readonly name: string;
  readonly flush: (rows: readonly Row[]) => Promise<void>;
  /** Longest that a row waits, in ms. */
  readonly lingerMs?: number;
  readonly batch?: number;
  /** Rows kept while the database is away; beyond it they are dropped and counted. */
  readonly capacity?: number;
}

/**
 * Writes rows off the response, in batches of at most 500 or 50 ms. What was not flushed when the process
 * dies is lost; what was flushed is durable. A failing flush is tried again until the buffer is full.
 */
export class WriteBehind<Row> {
  private readonly logger: Logger;
  private rows: Row[] = [];
  private timer: NodeJS.Timeout | null = null;
  private flushing: Promise<void> | null = null;
  private lost = 0;
  private isTroubled = false;
  /** Batches belong to no request: they must not carry the trace of whoever came first. */
  private readonly ownContext = new AsyncResource('WriteBehind');
  private closed = false;

  constructor(private readonly options: WriteBehindOptions<Row>) {
    this.logger = new Logger(options.name);
  }

  /** Takes a row in; false when it had to be dropped. */
  add(row: Row): boolean {
    if (this.rows.length >= (this.options.capacity ?? 10_000)) {
      this.lost += 1;
      if (this.lost % LOGGED_EVERY === 1) this.logger.error(`${this.lost} rows dropped so far`);
      return false;
    }
    this.rows.push(row);
    this.ownContext.runInAsyncScope(() => this.schedule());
    return true;
  }

  /** How many rows were dropped since the start. */
  get dropped(): number {
    return this.lost;
  }

  /** Writes what is there; never rejects. */
  async flush(): Promise<void> {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    this.flushing ??= this.drain().finally(() => {
      this.flushing = null;
      if (this.rows.length > 0 && !this.closed) {
        this.timer ??= setTimeout(() => void this.flush(), RETRY_MS);
      }
    });
    await this.flushing;
  }

  private schedule(): void {
    if (this.rows.length >= this.batch && !this.isTroubled) void this.flush();
    else this.timer ??= setTimeout(() => void this.flush(), this.options.lingerMs ?? 50);
  }

  /** Writes what is there for the last time. */
  async close(): Promise<void> {
    this.closed = true;
    await this.flush();
  }

  private get batch(): number {
    return this.options.batch ?? 500;
  }

  private async drain(): Promise<void> {
    while (this.rows.length > 0) {
      const rows = this.rows.slice(0, this.batch);
      try {
        await this.options.flush(rows);
        this.rows = this.rows.slice(rows.length);
        this.isTroubled = false;
      } catch (fault) {
        if (!this.isTroubled) this.logger.warn(`rows wait for the next try: ${String(fault)}`);
        this.isTroubled = true;
        return;
      }
    }
  }
}
