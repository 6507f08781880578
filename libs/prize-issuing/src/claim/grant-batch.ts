import { Injectable } from '@nestjs/common';
import { StockExhausted } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId, type DomainEvent } from '@boon/shared-kernel';
import { stockChanged } from '../stock/stock-events.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { eventsOf } from './claim-events.js';
import { ClaimCounts } from './domain/claim-counts.js';
import { ClaimConflict, ClaimLedger } from './domain/claim-ledger.js';
import type { ClaimPlan } from './domain/claim-plan.js';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import { planClaims } from './domain/plan-claims.js';

const MOST_ATTEMPTS = 6;
const DEADLOCK_RETRIES = 3;

interface Decided {
  readonly plan: ClaimPlan;
  readonly now: Date;
}

/**
 * Decides and writes a batch of claims in one transaction: grants, tallies, budgets and outbox rows, the
 * stocks last. First without locks; where the facts moved meanwhile, again with the rows locked.
 */
@Injectable()
export class GrantBatch {
  constructor(
    private readonly ledger: ClaimLedger,
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly counts: ClaimCounts,
  ) {}

  /** The outcomes in the order of the claims, committed. The claims of a batch must differ in identity. */
  async execute(claims: readonly Claim[]): Promise<readonly ClaimOutcome[]> {
    const { plan, now } = await this.write(claims);
    await this.counts.add(plan.tallies, now);
    return plan.outcomes;
  }

  private async write(claims: readonly Claim[]): Promise<Decided> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run(() => this.attempt(claims, attempt > 1), {
          retries: DEADLOCK_RETRIES,
        });
      } catch (error) {
        if (!(error instanceof ClaimConflict) || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async attempt(claims: readonly Claim[], lock: boolean): Promise<Decided> {
    const facts = await this.ledger.facts(claims, { lock });
    const plan = planClaims(claims, facts, newId);
    await this.outbox.append(eventsOf(claims, plan, facts.now));
    const exhausted = await this.ledger.write(plan);
    for (const stockId of exhausted) await this.tellExhausted(stockId, facts.now);
    return { plan, now: facts.now };
  }

  private async tellExhausted(stockId: string, now: Date): Promise<void> {
    const stock = await this.stocks.find(stockId);
    const events: DomainEvent[] = [StockExhausted.of({ stockId, at: now.toISOString() })];
    if (stock !== null) events.push(stockChanged(stock));
    await this.outbox.append(events);
  }
}
