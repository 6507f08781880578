import { Injectable } from '@nestjs/common';
import { StockExhausted } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId, type DomainEvent } from '@boon/shared-kernel';
import { stockChanged } from '../stock/stock-events.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { eventsOf } from './claim-events.js';
import { inOrigin, isTraced, type ClaimOrigin } from './claim-origin.js';
import { ClaimCounts } from './domain/claim-counts.js';
import { ClaimConflict, ClaimLedger } from './domain/claim-ledger.js';
import type { ClaimPlan } from './domain/claim-plan.js';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import { planClaims } from './domain/plan-claims.js';

const MOST_ATTEMPTS = 6;
const DEADLOCK_RETRIES = 3;

/** A claim and the request that it came with. */
export interface SubmittedClaim {
  readonly claim: Claim;
  readonly origin: ClaimOrigin | null;
}

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
  async execute(submitted: readonly SubmittedClaim[]): Promise<readonly ClaimOutcome[]> {
    const { plan, now } = await this.write(submitted);
    await this.counts.add(plan.tallies, now);
    return plan.outcomes;
  }

  private async write(submitted: readonly SubmittedClaim[]): Promise<Decided> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.unitOfWork.run(() => this.attempt(submitted, attempt > 1), {
          retries: DEADLOCK_RETRIES,
        });
      } catch (error) {
        if (!(error instanceof ClaimConflict) || attempt >= MOST_ATTEMPTS) throw error;
      }
    }
  }

  private async attempt(submitted: readonly SubmittedClaim[], lock: boolean): Promise<Decided> {
    const claims = submitted.map(({ claim }) => claim);
    const facts = await this.ledger.facts(claims, { lock });
    const plan = planClaims(claims, facts, newId);
    await this.tell(submitted, plan, facts.now);
    const exhausted = await this.ledger.write(plan);
    for (const stockId of exhausted) await this.tellExhausted(stockId, facts.now);
    return { plan, now: facts.now };
  }

  /** Events of claims that somebody follows carry their own trace; the others go together. */
  private async tell(
    submitted: readonly SubmittedClaim[],
    plan: ClaimPlan,
    now: Date,
  ): Promise<void> {
    const claims = submitted.map(({ claim }) => claim);
    const events = eventsOf(claims, plan, now);
    const isApart = ({ origin }: SubmittedClaim): boolean =>
      submitted.length === 1 || isTraced(origin);
    const together = submitted.filter((one) => !isApart(one));
    await this.outbox.append(together.flatMap(({ claim }) => events.get(claim) ?? []));
    for (const { claim, origin } of submitted.filter(isApart)) {
      await inOrigin(origin, () => this.outbox.append(events.get(claim) ?? []));
    }
  }

  private async tellExhausted(stockId: string, now: Date): Promise<void> {
    const stock = await this.stocks.find(stockId);
    const events: DomainEvent[] = [StockExhausted.of({ stockId, at: now.toISOString() })];
    if (stock !== null) events.push(stockChanged(stock));
    await this.outbox.append(events);
  }
}
