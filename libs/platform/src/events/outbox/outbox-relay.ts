import { Injectable, Logger } from '@nestjs/common';
import { DatabaseOptions } from '../../database/database-options.js';
import { EventBus } from '../event-bus.js';
import { ShardLeases, type LeaseHolder } from '../leases/shard-leases.js';
import { pauseUnlessAborted } from '../retry.js';
import { byTopic, NEXT_ROWS, REMOVE_ROWS, toEnvelopes, type OutboxRow } from './outbox-rows.js';
import { OutboxSignal } from './outbox-signal.js';
import { RestingTopics } from './resting-topics.js';

const TASK = 'outbox';
/** Events of one look: a hundred and more for each partition of a topic. */
const BATCH = 1_250;
const LOOK_EVERY_MS = 100;
const SHORTEST_BACKOFF_MS = 100;
const LONGEST_BACKOFF_MS = 2_000;
const DRAIN_WITHIN_MS = 5_000;

/**
 * Publishes the outbox, in order per key, at least once. Any number of processes may run one: they divide
 * the 16 shards by session advisory locks.
 *
 * Why nothing is skipped and order holds, with plain `order by seq` and no watermark:
 * - There is no cursor. Each look takes the lowest rows that are visible, and a row leaves the table only
 *   after the bus has it. A transaction that commits late, with a lower `seq` than what was published
 *   already, is simply found by the next look. A watermark on `pg_snapshot_xmin` would be needed by a reader
 *   with a cursor; here it would even be wrong: a transaction that got its xid early and appended late can be
 *   below the watermark while an older event of the same key, of a younger xid, is not.
 * - Two transactions with events of one key come one after the other when they change the same thing: the
 *   second appends after the first has committed. Then the first one's `seq` is lower (the sequence has no
 *   cache) and every snapshot that sees the second sees the first, so no look can take only the second.
 *   Transactions that do not wait for each other have no order but that of their commits, which is the one
 *   that the looks see.
 * - Publish, then delete: killed in between, the batch is published again from its beginning. So may a
 *   relay that lost its leases while publishing overlap with its successor: each sends a run of the same
 *   sequence that begins where the table began, so the first copies of all events are in order, and the
 *   later ones are what every inbox skips.
 */
@Injectable()
export class OutboxRelay implements LeaseHolder {
  private readonly logger = new Logger(OutboxRelay.name);
  private readonly leases: ShardLeases;
  private readonly stopping = new AbortController();
  private wakeUp = new AbortController();
  private running: Promise<void> | undefined;
  private batch: Promise<unknown> = Promise.resolve();
  private readonly resting = new RestingTopics();
  private backoffMs = 0;

  constructor(
    private readonly bus: EventBus,
    database: DatabaseOptions,
    signal: OutboxSignal,
  ) {
    this.leases = new ShardLeases(database.url, [TASK], 'boon-relay', this);
    signal.listen(() => this.wakeUp.abort());
  }

  /** Begins to publish, in the background; outages of the database or the bus are waited for. */
  start(): void {
    if (this.stopping.signal.aborted) throw new Error('a stopped relay cannot be started again');
    this.running ??= this.run();
  }

  /** Publishes what is committed and its own, as long as that goes through, then gives its shards back. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wakeUp.abort();
    await this.running;
    await this.leases.stop();
  }

  onChange(): void {
    this.wakeUp.abort();
  }

  async finish(): Promise<void> {
    await this.batch.catch(() => undefined);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    void this.leases.start();
    while (!signal.aborted) await this.look();
    // Others may go on writing: what cannot be published by then is theirs, or the next start's.
    const end = performance.now() + DRAIN_WITHIN_MS;
    while (this.backoffMs === 0 && performance.now() < end && (await this.look()));
  }

  /** One batch, or one pause; answers whether there was anything. */
  private async look(): Promise<boolean> {
    const woken = (this.wakeUp = new AbortController());
    try {
      const published = this.publishNext();
      this.batch = published;
      const count = await published;
      this.backoffMs = 0;
      if (count === 0) await this.rest(LOOK_EVERY_MS, woken);
      return count > 0;
    } catch (error) {
      await this.backOff(error);
      return false;
    }
  }

  private async publishNext(): Promise<number> {
    const shards = this.leases.shardsOf(TASK);
    if (shards.length === 0) return 0;
    const waiting = this.resting.at(performance.now());
    const rows = await this.leases.query<OutboxRow>(NEXT_ROWS, [shards, BATCH, waiting]);
    const topics = [...byTopic(rows)];
    const results = await Promise.allSettled(topics.map((each) => this.publish(...each)));
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    return rows.length;
  }

  // Order is promised per topic and key, so a topic that cannot take events does not hold up the others.
  private async publish(topic: string, rows: readonly OutboxRow[]): Promise<void> {
    try {
      await this.bus.publish(rows.flatMap(toEnvelopes));
      this.resting.succeeded(topic);
    } catch (error) {
      const isNews = this.resting.failed(topic, performance.now());
      if (isNews) this.logger.warn(`${topic} takes no events, will try again: ${String(error)}`);
      return;
    }
    await this.leases.query(REMOVE_ROWS, [rows.map((row) => row.seq)]);
  }

  private async backOff(error: unknown): Promise<void> {
    if (this.backoffMs === 0)
      this.logger.warn(`the outbox cannot be read, will try again: ${String(error)}`);
    this.backoffMs = Math.min(
      Math.max(this.backoffMs * 2, SHORTEST_BACKOFF_MS),
      LONGEST_BACKOFF_MS,
    );
    await pauseUnlessAborted(this.backoffMs, this.stopping.signal);
  }

  private async rest(ms: number, woken: AbortController): Promise<void> {
    if (!this.stopping.signal.aborted) await pauseUnlessAborted(ms, woken.signal);
  }
}
