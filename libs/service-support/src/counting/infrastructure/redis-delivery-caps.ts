import { Injectable } from '@nestjs/common';
import { RedisClient, type RedisScript } from '@boon/platform/redis';
import { DeliveryCaps, type Delivery, type PastDelivery } from '../delivery-caps.js';
import { COUNT_DELIVERIES, RESERVE_DELIVERIES, STANDING_DELIVERIES } from './delivery-scripts.js';

/** There while the counters are complete; a wiped server does not have it. */
const OPEN = 'deliveries:open';
const COUNTED_AT_ONCE = 500;

/**
 * Hard caps in Redis: one script and one round trip for all deliveries of a page. Every method throws
 * `RedisUnavailable` when Redis is gone. (The mark lies in a slot of its own: a cluster needs one per slot.)
 */
@Injectable()
export class RedisDeliveryCaps extends DeliveryCaps {
  private readonly reserving: RedisScript;
  private readonly counting: RedisScript;
  private readonly reading: RedisScript;

  constructor(private readonly redis: RedisClient) {
    super();
    this.reserving = redis.script(RESERVE_DELIVERIES);
    this.counting = redis.script(COUNT_DELIVERIES);
    this.reading = redis.script(STANDING_DELIVERIES);
  }

  async reserve(
    deliveries: readonly Delivery[],
    lapsesAt: Date,
  ): Promise<readonly boolean[] | null> {
    const numbers = new Map<string, number>();
    for (const { caps } of deliveries) {
      // The mark is the first key of the script.
      for (const { key } of caps) if (!numbers.has(key)) numbers.set(key, numbers.size + 2);
    }
    const told = deliveries.flatMap(({ id, caps }) => [
      id,
      caps.length,
      ...caps.flatMap(({ key, limit, until }) => [numbers.get(key) ?? 0, limit, until.getTime()]),
    ]);
    const [outcome, ...fits] = await this.reserving.run<string[]>(
      [OPEN, ...numbers.keys()],
      [lapsesAt.getTime(), deliveries.length, ...told],
    );
    return outcome === 'ok' ? fits.map((fit) => fit === '1') : null;
  }

  async confirm(deliveries: readonly Delivery[]): Promise<void> {
    await this.count(
      deliveries.flatMap(({ id, caps }) =>
        caps.map(({ key, until }) => ({ id, key, until, countsUntil: until })),
      ),
    );
  }

  async restore(deliveries: readonly PastDelivery[]): Promise<void> {
    await this.count(
      deliveries.flatMap(({ id, caps, countsUntil }) =>
        caps.map(({ key, until }) => ({ id, key, until, countsUntil })),
      ),
    );
  }

  async standing(keys: readonly string[]): Promise<readonly number[] | null> {
    if (keys.length === 0) return [];
    const [outcome, ...counts] = await this.reading.run<string[]>([OPEN, ...keys], []);
    return outcome === 'ok' ? counts.map(Number) : null;
  }

  async open(): Promise<void> {
    await this.redis.run((redis) => redis.set(OPEN, '1'));
  }

  async isOpen(): Promise<boolean> {
    return (await this.redis.run((redis) => redis.exists(OPEN))) === 1;
  }

  private async count(
    counted: readonly { id: string; key: string; until: Date; countsUntil: Date }[],
  ): Promise<void> {
    for (let start = 0; start < counted.length; start += COUNTED_AT_ONCE) {
      const some = counted.slice(start, start + COUNTED_AT_ONCE);
      await this.counting.run(
        some.map(({ key }) => key),
        some.flatMap(({ id, countsUntil, until }) => [id, countsUntil.getTime(), until.getTime()]),
      );
    }
  }
}
