import { Injectable, Logger } from '@nestjs/common';
import { RedisClient, type RedisScript } from '@boon/platform/redis';
import { refused } from '@boon/shared-kernel';
import { ClaimAdmission, type Admitted } from '../domain/claim-admission.js';
import { identityOfClaim, type Claim } from '../domain/claim.js';
import { ADMIT, GRANTED, SOLD_OUT } from './admission-script.js';

const SINCE = 'claim-admissions:since';
/** Claims that were offered within as much time share a record: some hundred thousand at most, and one command. */
const RECORD_MS = 10_000;
const MOST_AT_ONCE = 500;
const TELL_EVERY_MS = 10_000;

interface Waiting {
  readonly claim: Claim;
  readonly resolve: (admitted: Admitted) => void;
}

/**
 * Admission for any number of issuing processes: one script call per tick for all claims that wait.
 * Without Redis every claim goes on to the database, which decides in any case.
 */
@Injectable()
export class RedisAdmission extends ClaimAdmission {
  private readonly logger = new Logger(RedisAdmission.name);
  private readonly admitting: RedisScript;
  private readonly flagging: RedisScript;
  private readonly clearing: RedisScript;
  /** Used-up stocks, as far as the last answers told. */
  private readonly flagged = new Set<string>();
  private waiting: Waiting[] = [];
  private toldAt = 0;

  constructor(redis: RedisClient) {
    super();
    this.admitting = redis.script(ADMIT);
    this.flagging = redis.script(SOLD_OUT);
    this.clearing = redis.script(GRANTED);
  }

  override admit(claim: Claim): Promise<Admitted> {
    if (this.waiting.length === 0) setImmediate(() => this.askForAll());
    return new Promise((resolve) => this.waiting.push({ claim, resolve }));
  }

  override soldOut(stockIds: readonly string[]): void {
    const isNews = stockIds.some((stockId) => !this.flagged.has(stockId));
    for (const stockId of stockIds) this.flagged.add(stockId);
    // The probes of a known flag find it again and again: nothing to tell.
    if (isNews) void this.quietly(() => this.flagging.run(stockIds.map(flagOf), []));
  }

  override granted(stockIds: readonly string[]): void {
    if (this.flagged.size === 0) return;
    const back = stockIds.filter((stockId) => this.flagged.delete(stockId));
    if (back.length > 0) void this.quietly(() => this.clearing.run(back.map(flagOf), []));
  }

  private askForAll(): void {
    const waiting = this.waiting;
    this.waiting = [];
    for (let first = 0; first < waiting.length; first += MOST_AT_ONCE) {
      void this.ask(waiting.slice(first, first + MOST_AT_ONCE));
    }
  }

  private async ask(all: readonly Waiting[]): Promise<void> {
    const stockIds = stocksOf(all);
    const records = recordsOf(all);
    const waiting = records.size === 1 ? all : [...records.values()].flat();
    const answer = await this.quietly(() => {
      const keys = [SINCE, ...stockIds.map(flagOf)];
      const sizes: number[] = [];
      for (const [record, { length }] of records) {
        keys.push(`claim-admissions:${record}`);
        sizes.push(length);
      }
      const claims = waiting.map(({ claim }) => identityOfClaim(claim));
      const details = detailsOf(waiting, stockIds);
      return this.admitting.run<[string, string]>(keys, [
        stockIds.length,
        details,
        ...sizes,
        ...claims,
      ]);
    });
    if (answer !== null) this.learn(stockIds, answer[1]);
    const verdicts = answer?.[0] ?? '';
    for (const [index, { resolve }] of waiting.entries()) {
      resolve(verdicts[index] === '0' ? refused('quota.exhausted') : null);
    }
  }

  private learn(stockIds: readonly string[], flags: string): void {
    stockIds.forEach((stockId, index) => {
      if (flags[index] === '1') this.flagged.add(stockId);
      else if (this.flagged.size > 0) this.flagged.delete(stockId);
    });
  }

  /** Null when Redis does not answer; told at most every ten seconds. */
  private async quietly<T>(call: () => Promise<T>): Promise<T | null> {
    try {
      return await call();
    } catch (error) {
      const now = performance.now();
      if (this.toldAt === 0 || now - this.toldAt > TELL_EVERY_MS) {
        this.toldAt = now;
        this.logger.warn(`claims go on without admission: ${String(error)}`);
      }
      return null;
    }
  }
}

function stocksOf(waiting: readonly Waiting[]): string[] {
  const stockIds = new Set<string>();
  for (const { claim } of waiting) for (const { stockId } of claim.items) stockIds.add(stockId);
  return [...stockIds];
}

/** By the time in which they were offered. */
function recordsOf(waiting: readonly Waiting[]): Map<number, Waiting[]> {
  const records = new Map<number, Waiting[]>();
  for (const one of waiting) {
    const record = Math.floor(one.claim.offeredAt.getTime() / RECORD_MS);
    const others = records.get(record);
    if (others === undefined) records.set(record, [one]);
    else others.push(one);
  }
  return records;
}

function detailsOf(waiting: readonly Waiting[], stockIds: readonly string[]): string {
  const positions = new Map(stockIds.map((stockId, index) => [stockId, index + 1]));
  let details = '';
  for (const { claim } of waiting) {
    details += `${claim.offeredAt.getTime()} ${whichOf(claim, positions)};`;
  }
  return details;
}

function whichOf({ items, pack }: Claim, positions: ReadonlyMap<string, number>): string {
  const [first] = items;
  if (items.length === 1 && first !== undefined) return String(positions.get(first.stockId));
  const wanted = items.map(({ stockId }) => positions.get(stockId));
  return `${pack === 'all' ? 'all' : 'any'}:${wanted.join(',')}`;
}

function flagOf(stockId: string): string {
  return `claim-sold-out:${stockId}`;
}
