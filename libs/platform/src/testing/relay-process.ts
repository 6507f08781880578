import { EventBus } from '../events/event-bus.js';
import type { EventEnvelope } from '../events/event-envelope.js';
import { OutboxRelay } from '../events/outbox/outbox-relay.js';
import { OutboxSignal } from '../events/outbox/outbox-signal.js';
import { busInChild, endWithParent, type BusInChild } from './bus-in-child.js';

/** Where a relay in a process of its own comes to a halt, to be killed there. */
export type HaltingPoint = 'before publish' | 'mid batch' | 'after publish' | 'never';

/** What a relay in a process of its own does. */
export interface RelayOrder {
  readonly url: string;
  readonly bus: BusInChild;
  readonly haltAt: HaltingPoint;
}

/** A bus that comes to a halt at one point of its first publish, and says so. */
class HaltingBus extends EventBus {
  constructor(
    private readonly inner: EventBus,
    private readonly haltAt: HaltingPoint,
  ) {
    super();
  }

  override async publish(events: readonly EventEnvelope[]): Promise<void> {
    if (this.haltAt === 'mid batch') await this.inner.publish(events.slice(0, events.length / 2));
    if (this.haltAt === 'after publish' || this.haltAt === 'never')
      await this.inner.publish(events);
    if (this.haltAt === 'never') return;
    process.stdout.write('halted\n');
    await new Promise(() => undefined);
  }

  override subscribe(): Promise<void> {
    return Promise.resolve();
  }

  override start(): Promise<void> {
    return Promise.resolve();
  }

  override stop(): Promise<void> {
    return this.inner.stop();
  }

  override redrive(): Promise<number> {
    return Promise.resolve(0);
  }
}

// A program: the outbox contract runs it, and kills it where it halts.
const order = JSON.parse(process.argv[2] ?? '{}') as RelayOrder;

endWithParent();
const bus = new HaltingBus(await busInChild(order.bus), order.haltAt);
const database = { url: order.url, persistence: [] };
new OutboxRelay(bus, database, new OutboxSignal()).start();
process.stdout.write('ready\n');
