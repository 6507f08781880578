import { Logger } from '@nestjs/common';
import type { Subscription } from '../event-bus.js';
import { pauseUnlessAborted, withRetries, type RetryPolicy } from '../retry.js';
import type { BusQueue, QueuedEvent } from './bus-queue.js';

// What a killed process may have handled without having removed it: the redeliveries of a crash.
const MOST_IN_HAND = 48;
const MOST_AT_ONCE = 4;
const LOOK_EVERY_MS = 500;
const OUTAGE_PAUSE_MS = 250;

/** Works one group's queue: events of a key one after the other, several keys at the same time. */
export class GroupWorker {
  private readonly logger: Logger;
  private readonly keysInHand = new Map<string, number>();
  private readonly chains = new Set<Promise<void>>();
  private readonly waiting: (() => void)[] = [];
  private readonly stopping = new AbortController();
  private wakeUp = new AbortController();
  private atOnce = 0;
  private inHand = 0;
  private running: Promise<void> | undefined;

  constructor(
    private readonly subscription: Subscription,
    private readonly queue: BusQueue,
    private readonly retry: RetryPolicy,
    private readonly shards: () => readonly number[],
  ) {
    this.logger = new Logger(`Consumers of ${subscription.group}`);
  }

  start(): void {
    this.running ??= this.run();
  }

  /** There may be something to do. */
  wake(): void {
    this.wakeUp.abort();
  }

  /** Lets the handlers that run finish, and leaves the rest in the queue. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.running;
    await Promise.all(this.chains);
  }

  /** Resolves when no event of the shard is in hand. */
  async finish(shard: number): Promise<void> {
    while ([...this.keysInHand.values()].includes(shard)) await Promise.race(this.chains);
  }

  private async run(): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      const woken = (this.wakeUp = new AbortController());
      try {
        const found = await this.takeMore();
        if (!found && !signal.aborted) await pauseUnlessAborted(LOOK_EVERY_MS, woken.signal);
      } catch (error) {
        this.logger.warn(`the queue cannot be read, will try again: ${String(error)}`);
        await pauseUnlessAborted(OUTAGE_PAUSE_MS, signal);
      }
    }
  }

  private async takeMore(): Promise<boolean> {
    const shards = this.shards();
    const room = MOST_IN_HAND - this.inHand;
    // Not one by one: a look costs the same for one event as for many.
    if (shards.length === 0 || room < MOST_IN_HAND / 4) return false;
    const keys = [...this.keysInHand.keys()];
    const rows = await this.queue.next(this.subscription.group, shards, keys, room);
    const owned = new Set(this.shards());
    for (const chain of byKey(rows.filter((row) => owned.has(row.shard)))) this.begin(chain);
    return rows.length > 0;
  }

  private begin(events: readonly QueuedEvent[]): void {
    const [first] = events;
    if (!first) return;
    this.keysInHand.set(first.event.key, first.shard);
    const held = { count: events.length };
    this.inHand += held.count;
    const chain = this.work(events, held).finally(() => {
      this.chains.delete(chain);
      this.keysInHand.delete(first.event.key);
      this.inHand -= held.count;
      this.wake();
    });
    this.chains.add(chain);
  }

  private async work(events: readonly QueuedEvent[], held: { count: number }): Promise<void> {
    const done: string[] = [];
    // A key that has to wait for a retry keeps one place only, so that others can go on.
    const onFailure = () => {
      this.inHand -= held.count - 1;
      held.count = 1;
      this.wake();
    };
    try {
      for (const queued of events) {
        const isOver = await this.handle(queued, onFailure);
        if (!isOver) break;
        done.push(queued.seq);
        if (held.count < events.length) break;
      }
      await this.queue.remove(done);
    } catch (error) {
      // What was not removed is in the queue still, and comes again.
      this.logger.warn(`events could not be removed, they will come again: ${String(error)}`);
      await pauseUnlessAborted(OUTAGE_PAUSE_MS, this.stopping.signal);
    }
  }

  /** False: leave this event and those behind it in the queue. */
  private async handle({ seq, event }: QueuedEvent, onFailure: () => void): Promise<boolean> {
    const offer = async () => {
      try {
        await this.oneOfFew(() => this.subscription.handle(event));
      } catch (error) {
        onFailure();
        throw error;
      }
    };
    const handling = await withRetries(offer, this.retry, this.stopping.signal);
    if (handling.outcome === 'dead') {
      this.logger.error(`${event.type} ${event.id} is a dead letter: ${String(handling.cause)}`);
      await this.queue.bury(seq, handling.attempts, handling.cause);
    }
    return handling.outcome !== 'abandoned';
  }

  // Pauses between tries are outside of this, so that keys that wait for a retry hold up no other.
  private async oneOfFew(work: () => Promise<void>): Promise<void> {
    if (this.atOnce >= MOST_AT_ONCE)
      await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.atOnce += 1;
    try {
      await work();
    } finally {
      const next = this.waiting.shift();
      if (next) next();
      else this.atOnce -= 1;
    }
  }
}

function byKey(rows: readonly QueuedEvent[]): Iterable<QueuedEvent[]> {
  const chains = new Map<string, QueuedEvent[]>();
  for (const row of rows) {
    const chain = chains.get(row.event.key);
    if (chain) chain.push(row);
    else chains.set(row.event.key, [row]);
  }
  return chains.values();
}
