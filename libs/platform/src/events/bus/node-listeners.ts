import { Logger } from '@nestjs/common';
import type { Subscription } from '../event-bus.js';
import type { EventEnvelope } from '../event-envelope.js';

/** The `every: 'node'` subscriptions of this process: told in order, from now on, once, best effort. */
export class NodeListeners {
  private readonly logger = new Logger(NodeListeners.name);
  private readonly subscriptions: Subscription[] = [];
  private tail: Promise<void> = Promise.resolve();

  add(subscription: Subscription): void {
    this.subscriptions.push(subscription);
  }

  tell(events: readonly EventEnvelope[]): void {
    if (this.subscriptions.length === 0) return;
    this.tail = this.tail.then(async () => {
      for (const event of events) await this.tellOf(event);
    });
  }

  /** Resolves when everyone has been told. */
  async finish(): Promise<void> {
    await this.tail;
  }

  private async tellOf(event: EventEnvelope): Promise<void> {
    for (const subscription of this.subscriptions) {
      if (!subscription.topics.includes(event.topic)) continue;
      try {
        await subscription.handle(event);
      } catch (error) {
        this.logger.warn(
          `${subscription.group} missed ${event.type} ${event.id}: ${String(error)}`,
        );
      }
    }
  }
}
