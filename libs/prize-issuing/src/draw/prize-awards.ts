import { Injectable } from '@nestjs/common';
import { StockExhausted } from '@boon/contracts/prize-issuing';
import { Outbox } from '@boon/platform';
import type { DomainEvent } from '@boon/shared-kernel';
import { eventsOf } from '../claim/claim-events.js';
import { ClaimCounts } from '../claim/domain/claim-counts.js';
import type { ClaimFacts } from '../claim/domain/claim-facts.js';
import { ClaimLedger } from '../claim/domain/claim-ledger.js';
import type { ClaimPlan } from '../claim/domain/claim-plan.js';
import type { Claim, ClaimedGrant } from '../claim/domain/claim.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { stockChanged } from '../stock/stock-events.js';

/** Events of claims by their claim key. */
export type EventsByKey = ReadonlyMap<string, readonly DomainEvent[]>;

/** The door of claims, as draws use it: facts, writes and events of grants in the draw's own transaction. */
@Injectable()
export class PrizeAwards {
  constructor(
    private readonly ledger: ClaimLedger,
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly counts: ClaimCounts,
  ) {}

  async facts(
    claims: readonly Claim[],
    now: Date,
    options: { readonly lock: boolean },
  ): Promise<ClaimFacts> {
    if (claims.length > 0) return this.ledger.facts(claims, options);
    const none = {
      ...{ given: new Map(), tallies: new Map() },
      ...{ accounts: new Map(), features: new Map() },
    };
    return { now, stocks: new Map(), ...none };
  }

  /** What is told of each claim, by its key. */
  events(claims: readonly Claim[], plan: ClaimPlan, now: Date): EventsByKey {
    const events = eventsOf(claims, plan, now);
    return new Map(claims.map(({ claimKey }, index) => [claimKey, events.of(index)]));
  }

  /** Writes the grants, the stocks last. Throws `ClaimConflict` where the facts moved. */
  async write(plan: ClaimPlan, now: Date): Promise<void> {
    const exhausted = await this.ledger.write(plan);
    for (const stockId of exhausted) await this.tellExhausted(stockId, now);
  }

  /** Tells the counters that placement reads; after the commit. */
  async count(plan: ClaimPlan, now: Date): Promise<void> {
    await this.counts.add(plan.tallies, now);
  }

  /** What an earlier draw granted; null for a blank. */
  async given(userId: string, claimKey: string): Promise<ClaimedGrant | null> {
    return (await this.ledger.given(userId, claimKey))[0] ?? null;
  }

  private async tellExhausted(stockId: string, now: Date): Promise<void> {
    const stock = await this.stocks.find(stockId);
    const events: DomainEvent[] = [StockExhausted.of({ stockId, at: now.toISOString() })];
    if (stock !== null) events.push(stockChanged(stock));
    await this.outbox.append(events);
  }
}
