import { Injectable } from '@nestjs/common';
import { InvariantViolated } from '@boon/shared-kernel';
import { RedisClient, type RedisScript } from '@boon/platform/redis';
import { checkEntries } from '../checked-entries.js';
import {
  Counters,
  REQUEST_MEMORY_MS,
  type CounterEntry,
  type CounterValue,
  type Reservation,
} from '../counters.js';
import type { Asker } from '../../coalescing/asker.js';
import { PerTick } from '../../coalescing/per-tick.js';
import { userTag } from '../cap-key.js';
import { COUNT, GIVE_BACK, READ_USERS, REPLACE, TALLY } from './counting-scripts.js';

/** One script call keeps others waiting for a millisecond or two at most. */
const REPLACED_AT_ONCE = 500;
const TALLIED_AT_ONCE = 500;

/**
 * Counters in Redis: one script and one round trip per request. On a cluster the keys of a request and its
 * id share a hash tag (`capKey`, `capRequestId`). Every method throws `RedisUnavailable` when Redis is gone;
 * the same request id, sent again, then tells what happened. (`tally` spans slots: a cluster would take one
 * call per slot.)
 */
@Injectable()
export class RedisCounters extends Counters {
  private readonly count: RedisScript;
  private readonly takeBack: RedisScript;
  private readonly tallying: RedisScript;
  private readonly replacing: RedisScript;
  /** All who ask in one turn of the event loop share a round trip. */
  private readonly ofUsers: PerTick<string, string[]>;

  constructor(private readonly redis: RedisClient) {
    super();
    this.count = redis.script(COUNT);
    this.takeBack = redis.script(GIVE_BACK);
    this.tallying = redis.script(TALLY);
    this.replacing = redis.script(REPLACE);
    const readUsers = redis.script(READ_USERS);
    this.ofUsers = new PerTick((tags) =>
      readUsers.run<string[][]>(
        tags.map((tag) => `caps:${tag}`),
        [],
      ),
    );
  }

  async reserve(requestId: string, entries: readonly CounterEntry[]): Promise<Reservation> {
    const [outcome, ...rest] = await this.send(requestId, entries, '1');
    if (outcome === 'ok') return { ok: true, values: rest.map(Number) };
    const [position, value] = outcome === 'limit-reached' ? rest : ['0', rest[0]];
    const blocked = entries[Number(position)];
    if (blocked === undefined || (outcome !== 'limit-reached' && outcome !== 'given-back')) {
      throw new InvariantViolated(`the counting script answered ${String(outcome)}`);
    }
    return { ok: false, reason: outcome, key: blocked.key, value: Number(value) };
  }

  async giveBack(requestId: string): Promise<void> {
    await this.takeBack.run([recordOf(requestId)], [REQUEST_MEMORY_MS]);
  }

  async add(requestId: string, entries: readonly CounterEntry[]): Promise<readonly number[]> {
    const [, ...values] = await this.send(requestId, entries, '0');
    return values.map(Number);
  }

  async tally(entries: readonly CounterEntry[]): Promise<void> {
    checkEntries(entries);
    for (let start = 0; start < entries.length; start += TALLIED_AT_ONCE) {
      const some = entries.slice(start, start + TALLIED_AT_ONCE);
      await this.tallying.run(
        some.map(({ key }) => key),
        // Each part of a command costs on its way: a crowd says what it has in common once.
        (areAlike(some) ? some.slice(0, 1) : some).flatMap(amountAndExpiry),
      );
    }
  }

  async read(keys: readonly string[]): Promise<number[]> {
    if (keys.length === 0) return [];
    const slots = byHashTag(keys);
    const values = new Map<string, number>();
    await this.redis.run((redis) =>
      Promise.all(
        slots.map(async (some) => {
          const found = await redis.mGet(some);
          for (const [at, value] of found.entries()) values.set(some[at] ?? '', Number(value ?? 0));
        }),
      ),
    );
    return keys.map((key) => values.get(key) ?? 0);
  }

  async readUsers(userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const tags = userIds.map(userTag);
    const found = await Promise.all(tags.map((tag) => this.ofUsers.ask(tag)));
    const counts = new Map<string, number>();
    for (const [at, pairs] of found.entries()) addCounts(counts, tags[at] ?? '', pairs);
    return counts;
  }

  override tellUsers(userIds: readonly string[], asker: Asker<ReadonlyMap<string, number>>): void {
    const [userId] = userIds;
    if (userId === undefined || userIds.length > 1) {
      super.tellUsers(userIds, asker);
      return;
    }
    const tag = userTag(userId);
    this.ofUsers.tell(tag, {
      told: (pairs) => asker.told(addCounts(new Map(), tag, pairs)),
      missed: (error) => asker.missed(error),
    });
  }

  async replace(values: readonly CounterValue[]): Promise<void> {
    for (let start = 0; start < values.length; start += REPLACED_AT_ONCE) {
      const some = values.slice(start, start + REPLACED_AT_ONCE);
      const details = some.flatMap(({ value, expiresAt }) => [value, expiresAt?.getTime() ?? '']);
      await this.replacing.run(
        some.map(({ key }) => key),
        details,
      );
    }
  }

  private async send(
    requestId: string,
    entries: readonly CounterEntry[],
    bounded: '0' | '1',
  ): Promise<readonly (string | undefined)[]> {
    checkEntries(entries);
    const keys = [recordOf(requestId), ...entries.map(({ key }) => key)];
    const details = entries.flatMap(({ amount, limit, expiresAt, earlier }) => [
      amount,
      limit ?? '',
      expiresAt?.getTime() ?? '',
      earlier === undefined ? '' : keys.push(earlier.key),
      earlier?.share ?? '',
    ]);
    const told = [bounded, REQUEST_MEMORY_MS, entries.length, ...details];
    return this.count.run<string[]>(keys, told);
  }
}

function areAlike([first, ...others]: readonly CounterEntry[]): boolean {
  const [amount, expiry] = [first?.amount, first?.expiresAt?.getTime()];
  return others.every((one) => one.amount === amount && one.expiresAt?.getTime() === expiry);
}

function amountAndExpiry({ amount, expiresAt }: CounterEntry): readonly [number, number | string] {
  return [amount, expiresAt?.getTime() ?? ''];
}

/** By key: what was found of a user, as pairs of the rest of the key and its value. */
function addCounts(
  counts: Map<string, number>,
  tag: string,
  pairs: readonly string[],
): ReadonlyMap<string, number> {
  const head = `cap:${tag}:`;
  for (let at = 0; at + 1 < pairs.length; at += 2) {
    counts.set(head + pairs[at], Number(pairs[at + 1]));
  }
  return counts;
}

function recordOf(requestId: string): string {
  return `count-request:${requestId}`;
}

/** The keys in lists that each lie in one hash slot, so that each can be one MGET on a cluster too. */
function byHashTag(keys: readonly string[]): string[][] {
  const slots = new Map<string, string[]>();
  for (const key of keys) {
    const tag = /\{([^}]+)\}/.exec(key)?.[1] ?? key;
    const some = slots.get(tag);
    if (some) some.push(key);
    else slots.set(tag, [key]);
  }
  return [...slots.values()];
}
