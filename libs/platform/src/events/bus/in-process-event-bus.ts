import type { Sql } from '../../database/sql.js';
import type { UnitOfWork } from '../../database/unit-of-work.js';
import { EventBus, type DeadLetters, type Subscription } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';
import { ShardLeases, type LeaseHolder } from '../leases/shard-leases.js';
import { FIVE_TRIES, type RetryPolicy } from '../retry.js';
import { BusQueue } from './bus-queue.js';
import { GroupWorker } from './group-worker.js';
import { NodeListeners } from './node-listeners.js';

/** What the in-process bus stands on. */
export interface InProcessBusOptions {
  /** For the one connection that its leases need. */
  readonly url: string;
  readonly sql: Sql;
  readonly unitOfWork: UnitOfWork;
  readonly retry?: RetryPolicy;
}

/**
 * `EventBus` without a broker: the queue is a table, so what was published survives a crash. Subscriptions
 * are kept too: a group that is away gets later what was published meanwhile.
 */
export class InProcessEventBus extends EventBus implements LeaseHolder {
  private readonly queue: BusQueue;
  private readonly workers = new Map<string, GroupWorker>();
  private readonly nodes = new NodeListeners();
  private leases: ShardLeases | undefined;
  private stopped: Promise<void> | undefined;

  constructor(private readonly options: InProcessBusOptions) {
    super();
    this.queue = new BusQueue(options.sql);
  }

  override async publish(events: readonly EventEnvelope[]): Promise<void> {
    await this.queue.put(events);
    this.options.unitOfWork.afterCommit(() => {
      this.nodes.tell(events);
      this.onChange();
    });
  }

  override async subscribe(subscription: Subscription): Promise<void> {
    const { group, every } = subscription;
    if (this.leases) throw new Error(`group "${group}" subscribes after the start`);
    if (every === 'node') return this.nodes.add(subscription);
    if (this.workers.has(group)) throw new Error(`group "${group}" is subscribed already`);
    await this.queue.subscribe(subscription);
    const shards = () => this.leases?.shardsOf(group) ?? [];
    const retry = this.options.retry ?? FIVE_TRIES;
    this.workers.set(group, new GroupWorker(subscription, this.queue, retry, shards));
  }

  override async start(): Promise<void> {
    if (this.leases) return;
    this.leases = new ShardLeases(this.options.url, [...this.workers.keys()], 'boon-bus', this);
    if (this.workers.size > 0) await this.leases.start();
    for (const worker of this.workers.values()) worker.start();
  }

  override stop(): Promise<void> {
    this.stopped ??= this.leave();
    return this.stopped;
  }

  override async redrive(letters: DeadLetters): Promise<number> {
    const revived = await this.queue.revive(letters);
    this.onChange();
    return revived;
  }

  onChange(): void {
    for (const worker of this.workers.values()) worker.wake();
  }

  async finish(group: string, shard: number): Promise<void> {
    await this.workers.get(group)?.finish(shard);
  }

  private async leave(): Promise<void> {
    await Promise.all([...this.workers.values()].map((worker) => worker.stop()));
    await this.nodes.finish();
    await this.leases?.stop();
  }
}
