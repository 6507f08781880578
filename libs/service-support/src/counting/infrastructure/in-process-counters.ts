import { Injectable } from '@nestjs/common';
import { Clock } from '@boon/shared-kernel';
import { userTag } from '../cap-key.js';
import { checkEntries } from '../checked-entries.js';
import {
  Counters,
  REQUEST_MEMORY_MS,
  type CounterEntry,
  type CounterValue,
  type Reservation,
} from '../counters.js';
import { CounterTable, isOver, type Counter } from './counter-table.js';

interface Request {
  readonly entries: readonly CounterEntry[];
  readonly values: readonly number[];
  givenBack: boolean;
  readonly forgottenAt: number;
}

const SWEEP_EVERY = 10_000;

/** Counters of one process: each method runs without a pause, so no two of them mix. */
@Injectable()
export class InProcessCounters extends Counters {
  private readonly counters = new CounterTable();
  private readonly requests = new Map<string, Request>();
  private callsUntilSweep = SWEEP_EVERY;

  constructor(private readonly clock: Clock) {
    super();
  }

  async reserve(requestId: string, entries: readonly CounterEntry[]): Promise<Reservation> {
    checkEntries(entries);
    const seen = this.requestOf(requestId);
    if (seen) return this.replay(seen, entries);
    const blocked = entries.find(
      (entry) => entry.limit !== null && this.counted(entry) + entry.amount > entry.limit,
    );
    if (blocked) {
      const { key } = blocked;
      return { ok: false, reason: 'limit-reached', key, value: this.counted(blocked) };
    }
    return { ok: true, values: this.count(requestId, entries) };
  }

  async giveBack(requestId: string): Promise<void> {
    const request = this.requestOf(requestId);
    if (request === undefined) return this.bar(requestId);
    if (request.givenBack) return;
    request.givenBack = true;
    for (const { key, amount } of request.entries) {
      const counter = this.counterOf(key);
      if (counter) counter.value = Math.max(0, counter.value - amount);
    }
  }

  async add(requestId: string, entries: readonly CounterEntry[]): Promise<readonly number[]> {
    checkEntries(entries);
    const seen = this.requestOf(requestId);
    if (seen?.givenBack) return entries.map(({ key }) => this.standing(key));
    return seen ? seen.values : this.count(requestId, entries);
  }

  async tally(entries: readonly CounterEntry[]): Promise<void> {
    checkEntries(entries);
    for (const entry of entries) this.move(entry);
    this.sweepNowAndThen();
  }

  async read(keys: readonly string[]): Promise<number[]> {
    return keys.map((key) => this.standing(key));
  }

  async readUsers(userIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const counts = new Map<string, number>();
    const now = this.now();
    for (const userId of userIds) {
      this.counters.eachOf(userTag(userId), (key, counter) => {
        if (counter.value > 0 && !isOver(counter, now)) counts.set(key, counter.value);
      });
    }
    return counts;
  }

  async replace(values: readonly CounterValue[]): Promise<void> {
    for (const { key, value, expiresAt } of values) {
      const counter = { value, expiresAt: expiresAt?.getTime() ?? null };
      const held = this.counters.get(key);
      if (held === undefined) this.counters.add(key, counter);
      else Object.assign(held, counter);
    }
  }

  private count(requestId: string, entries: readonly CounterEntry[]): readonly number[] {
    const values = entries.map((entry) => this.move(entry));
    const latest = Math.max(...entries.map(({ expiresAt }) => expiresAt?.getTime() ?? 0));
    const forgottenAt = Math.max(latest, this.now() + REQUEST_MEMORY_MS);
    this.requests.set(requestId, { entries, values, givenBack: false, forgottenAt });
    this.sweepNowAndThen();
    return values;
  }

  private move({ key, amount, expiresAt }: CounterEntry): number {
    const end = expiresAt?.getTime() ?? null;
    const held = this.counters.get(key);
    if (held === undefined) {
      this.counters.add(key, { value: amount, expiresAt: end });
      return amount;
    }
    if (isOver(held, this.now())) Object.assign(held, { value: 0, expiresAt: null });
    held.value += amount;
    if (end !== null) held.expiresAt = end;
    return held.value;
  }

  private replay(seen: Request, entries: readonly CounterEntry[]): Reservation {
    if (!seen.givenBack) return { ok: true, values: seen.values };
    const key = entries[0]?.key ?? '';
    return { ok: false, reason: 'given-back', key, value: this.standing(key) };
  }

  private bar(requestId: string): void {
    const forgottenAt = this.now() + REQUEST_MEMORY_MS;
    this.requests.set(requestId, { entries: [], values: [], givenBack: true, forgottenAt });
  }

  /** What a limit is held against: the counter, and its share of the window before. */
  private counted({ key, earlier }: CounterEntry): number {
    const before = earlier ? Math.ceil((this.standing(earlier.key) * earlier.share) / 1000) : 0;
    return this.standing(key) + before;
  }

  private standing(key: string): number {
    return this.counterOf(key)?.value ?? 0;
  }

  private counterOf(key: string): Counter | undefined {
    const counter = this.counters.get(key);
    return counter === undefined || isOver(counter, this.now()) ? undefined : counter;
  }

  private requestOf(requestId: string): Request | undefined {
    const request = this.requests.get(requestId);
    return request && request.forgottenAt > this.now() ? request : undefined;
  }

  private sweepNowAndThen(): void {
    this.callsUntilSweep -= 1;
    if (this.callsUntilSweep > 0) return;
    const now = this.now();
    this.counters.sweep(now);
    for (const [id, { forgottenAt }] of this.requests) {
      if (forgottenAt <= now) this.requests.delete(id);
    }
    // Sweeping walks over everything: with more to keep it comes less often.
    this.callsUntilSweep = Math.max(SWEEP_EVERY, this.counters.size + this.requests.size);
  }

  private now(): number {
    return this.clock.now().getTime();
  }
}
