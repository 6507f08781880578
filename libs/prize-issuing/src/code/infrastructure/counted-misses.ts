import { Injectable, Logger, Optional } from '@nestjs/common';
import { Counters, type CounterEntry } from '@boon/service-support';
import { capRequestId } from '@boon/service-support/caps';
import { CodeMisses, LOCKOUT_MS, MOST_MISSES, type CodeTry } from '../domain/code-misses.js';

const MOST_USERS = 100_000;

interface OwnTry {
  readonly at: number;
  isMiss: boolean;
}

/**
 * Misses in the counters that all processes share. Without such counters, or while they are out of reach,
 * each process counts for itself: a user is never let through uncounted.
 */
@Injectable()
export class CountedMisses extends CodeMisses {
  private readonly logger = new Logger(CountedMisses.name);
  private readonly own = new Map<string, Map<string, OwnTry>>();

  constructor(@Optional() private readonly counters?: Counters) {
    super();
  }

  override async begin(of: CodeTry): Promise<'begun' | 'busy' | 'locked-out'> {
    const here = this.beginHere(of);
    if (here !== 'begun') return here;
    const shared = await this.shared((counters) => beginShared(counters, of));
    if (shared !== null && shared !== 'begun') this.forgiveHere(of);
    return shared ?? 'begun';
  }

  override async miss(of: CodeTry): Promise<void> {
    const own = this.own.get(of.userId)?.get(of.id);
    if (own !== undefined) own.isMiss = true;
    await this.shared((counters) => counters.add(`${requestOf(of)}:miss`, [missesOf(of)]));
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

  private beginHere({ userId, id, now }: CodeTry): 'begun' | 'busy' | 'locked-out' {
    const since = now.getTime() - LOCKOUT_MS;
    const tries = new Map([...(this.own.get(userId) ?? [])].filter(([, { at }]) => at > since));
    const misses = [...tries.values()].filter(({ isMiss }) => isMiss).length;
    if (misses >= MOST_MISSES) return 'locked-out';
    if (tries.size >= MOST_MISSES) return 'busy';
    tries.set(id, { at: now.getTime(), isMiss: false });
    this.own.delete(userId);
    this.own.set(userId, tries);
    this.forgetOldest();
    return 'begun';
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

async function beginShared(
  counters: Counters,
  of: CodeTry,
): Promise<'begun' | 'busy' | 'locked-out'> {
  const { ok } = await counters.reserve(requestOf(of), [triesOf(of)]);
  if (ok) return 'begun';
  const [misses = 0] = await counters.read([missesOf(of).key]);
  return misses >= MOST_MISSES ? 'locked-out' : 'busy';
}

function requestOf({ userId, id }: CodeTry): string {
  return capRequestId(userId, id);
}

/** Those that are being looked at, and those that were misses. */
function triesOf({ userId, now }: CodeTry): CounterEntry {
  const expiresAt = new Date(now.getTime() + LOCKOUT_MS);
  return { key: capRequestId(userId, 'code-tries'), amount: 1, limit: MOST_MISSES, expiresAt };
}

/** The misses alone. */
function missesOf({ userId, now }: CodeTry): CounterEntry {
  const expiresAt = new Date(now.getTime() + LOCKOUT_MS);
  return { key: capRequestId(userId, 'code-misses'), amount: 1, limit: null, expiresAt };
}
