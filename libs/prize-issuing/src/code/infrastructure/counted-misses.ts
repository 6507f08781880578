import { Injectable, Logger, Optional } from '@nestjs/common';
import { Counters, type CounterEntry } from '@boon/service-support';
import { capRequestId } from '@boon/service-support/caps';
import { CodeMisses, LOCKOUT_MS, MOST_MISSES, type CodeTry } from '../domain/code-misses.js';

const MOST_USERS = 100_000;

/**
 * Misses in the counters that all processes share. Without such counters, or while they are out of reach,
 * each process counts for itself: a user is never let through uncounted.
 */
@Injectable()
export class CountedMisses extends CodeMisses {
  private readonly logger = new Logger(CountedMisses.name);
  private readonly own = new Map<string, Map<string, number>>();

  constructor(@Optional() private readonly counters?: Counters) {
    super();
  }

  override async begin(of: CodeTry): Promise<boolean> {
    if (!this.beginHere(of)) return false;
    const shared = await this.shared(async (counters) => {
      const { ok } = await counters.reserve(requestOf(of), [entryOf(of)]);
      return ok;
    });
    if (shared === false) this.forgiveHere(of);
    return shared ?? true;
  }

  override async forgive(of: CodeTry): Promise<void> {
    this.forgiveHere(of);
    await this.shared((counters) => counters.giveBack(requestOf(of)));
  }

  private async shared<T>(work: (counters: Counters) => Promise<T>): Promise<T | null> {
    if (this.counters === undefined) return null;
    try {
      return await work(this.counters);
    } catch (error) {
      this.logger.warn(`misses of codes are counted here alone: ${String(error)}`);
      return null;
    }
  }

  private beginHere({ userId, id, now }: CodeTry): boolean {
    const since = now.getTime() - LOCKOUT_MS;
    const tries = new Map([...(this.own.get(userId) ?? [])].filter(([, at]) => at > since));
    if (tries.size >= MOST_MISSES) return false;
    tries.set(id, now.getTime());
    this.own.delete(userId);
    this.own.set(userId, tries);
    this.forgetOldest();
    return true;
  }

  private forgiveHere({ userId, id }: CodeTry): void {
    const tries = this.own.get(userId);
    tries?.delete(id);
    if (tries?.size === 0) this.own.delete(userId);
  }

  private forgetOldest(): void {
    if (this.own.size <= MOST_USERS) return;
    const [oldest] = this.own.keys();
    if (oldest !== undefined) this.own.delete(oldest);
  }
}

function requestOf({ userId, id }: CodeTry): string {
  return capRequestId(userId, id);
}

function entryOf({ userId, now }: CodeTry): CounterEntry {
  return {
    key: capRequestId(userId, 'code-misses'),
    amount: 1,
    limit: MOST_MISSES,
    expiresAt: new Date(now.getTime() + LOCKOUT_MS),
  };
}
