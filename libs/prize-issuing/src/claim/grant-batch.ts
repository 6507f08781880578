import { Injectable } from '@nestjs/common';
import { StockExhausted } from '@boon/contracts/prize-issuing';
import { Outbox, UnitOfWork } from '@boon/platform';
import { newId, type DomainEvent } from '@boon/shared-kernel';
import { stockChanged } from '../stock/stock-events.js';
import { StockRepository } from '../stock/domain/stock.repository.js';
import { alikeEventsOf, eventsOf, type ClaimEvents } from './claim-events.js';
import type { Submitted } from '../group-commit/group-commit.js';
import { inOrigin, isTraced, type Origin } from '../group-commit/origin.js';
import { ClaimCounts } from './domain/claim-counts.js';
import type { ClaimFacts } from './domain/claim-facts.js';
import { ClaimConflict, ClaimLedger, type ToldRows } from './domain/claim-ledger.js';
import type { ClaimPlan } from './domain/claim-plan.js';
import type { Claim, ClaimOutcome } from './domain/claim.js';
import { planClaims } from './domain/plan-claims.js';
import { Hope } from './domain/hope.js';

const MOST_ATTEMPTS = 6;
const DEADLOCK_RETRIES = 3;

/**
 * Decides and writes a batch of claims as one: grants, tallies, budgets and outbox rows, the stocks last.
 * First without locks, in one statement that commits by itself, at first even without a look at what the
 * claimants had; where the facts moved meanwhile or a stock will be used up, in a transaction, and where
 * they move again, with the rows locked.
 */
@Injectable()
export class GrantBatch {
  private readonly hope = new Hope();

  constructor(
    private readonly ledger: ClaimLedger,
    private readonly stocks: StockRepository,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly counts: ClaimCounts,
  ) {}

  /** The outcomes in the order of the claims, committed. The claims of a batch must differ in identity. */
  async execute(submitted: readonly Submitted<Claim>[]): Promise<readonly ClaimOutcome[]> {
    const plan =
      (await this.hopefully(submitted)) ??
      (await this.atOnce(submitted)) ??
      (await this.inTransaction(submitted));
    await this.counts.add(plan.tallies, plan.now);
    return plan.outcomes;
  }

  /** Takes it that nobody claims once more; null: somebody does, or there is not enough for all. */
  private async hopefully(submitted: readonly Submitted<Claim>[]): Promise<ClaimPlan | null> {
    if (this.unitOfWork.isActive() || !this.hope.isJustified()) return null;
    const claims = submitted.map(({ request }) => request);
    const facts = await this.ledger.offers(claims);
    const plan = planClaims(claims, facts, newId);
    // Whole claims only: then a grant that one of them brought before stands in the way of the same one now.
    const asked = claims.reduce((sum, { items }) => sum + items.length, 0);
    const isWhole = plan.grants.length === asked;
    const done = isWhole && (await this.commits(submitted, plan, facts));
    this.hope.learn(done);
    return done ? plan : null;
  }

  /** Null: it takes a transaction. */
  private async atOnce(submitted: readonly Submitted<Claim>[]): Promise<ClaimPlan | null> {
    if (this.unitOfWork.isActive()) return null;
    const claims = submitted.map(({ request }) => request);
    const facts = await this.ledger.facts(claims, { lock: false });
    const plan = planClaims(claims, facts, newId);
    if (plan.grants.length > 0) return (await this.commits(submitted, plan, facts)) ? plan : null;
    const events = eventsOf(claims, plan, facts.now);
    return events.all.length === 0 ? plan : null;
  }

  /** Whether the plan could be written as it is, in one statement. */
  private async commits(
    submitted: readonly Submitted<Claim>[],
    plan: ClaimPlan,
    facts: ClaimFacts,
  ): Promise<boolean> {
    if (usesUp(plan, facts)) return false;
    try {
      await this.ledger.commit(plan, this.rowsOf(submitted, plan));
    } catch (error) {
      if (error instanceof ClaimConflict) return false;
      throw error;
    }
    this.outbox.wake();
    return true;
  }

  private async inTransaction(submitted: readonly Submitted<Claim>[]): Promise<ClaimPlan> {
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

  private async attempt(submitted: readonly Submitted<Claim>[], lock: boolean): Promise<ClaimPlan> {
    const claims = submitted.map(({ request }) => request);
    const facts = await this.ledger.facts(claims, { lock });
    const plan = planClaims(claims, facts, newId);
    await this.tell(submitted, eventsOf(claims, plan, facts.now));
    const exhausted = await this.ledger.write(plan);
    for (const stockId of exhausted) await this.tellExhausted(stockId, facts.now);
    return plan;
  }

  /** Events of claims that somebody follows carry their own trace; the others go together. */
  private async tell(submitted: readonly Submitted<Claim>[], events: ClaimEvents): Promise<void> {
    const { together, apart } = byTrace(submitted, events);
    await this.outbox.append(together);
    for (const { origin, told } of apart) await inOrigin(origin, () => this.outbox.append(told));
  }

  private rowsOf(submitted: readonly Submitted<Claim>[], plan: ClaimPlan): ToldRows {
    const alike = submitted.some(isApart(submitted)) ? null : alikeEventsOf(plan, plan.now);
    if (alike !== null) return this.outbox.alike(alike);
    const claims = submitted.map(({ request }) => request);
    const { together, apart } = byTrace(submitted, eventsOf(claims, plan, plan.now));
    let rows = this.outbox.rows(together);
    for (const { origin, told } of apart) {
      rows = rows.and(inOrigin(origin, () => this.outbox.rows(told)));
    }
    return rows;
  }

  private async tellExhausted(stockId: string, now: Date): Promise<void> {
    const stock = await this.stocks.find(stockId);
    const events: DomainEvent[] = [StockExhausted.of({ stockId, at: now.toISOString() })];
    if (stock !== null) events.push(stockChanged(stock));
    await this.outbox.append(events);
  }
}

interface ByTrace {
  readonly together: readonly DomainEvent[];
  readonly apart: readonly {
    readonly origin: Origin | null;
    readonly told: readonly DomainEvent[];
  }[];
}

/** Whether what one of the batch brings is told in a trace of its own. */
function isApart({ length }: readonly Submitted<Claim>[]): (one: Submitted<Claim>) => boolean {
  return ({ origin }) => length === 1 || isTraced(origin);
}

function byTrace(submitted: readonly Submitted<Claim>[], events: ClaimEvents): ByTrace {
  const apart = isApart(submitted);
  if (!submitted.some(apart)) return { together: events.all, apart: [] };
  const told = submitted.map((one, index) => ({ one, told: events.of(index) }));
  return {
    together: told.flatMap((each) => (apart(each.one) ? [] : each.told)),
    apart: told
      .filter((each) => apart(each.one))
      .map((each) => ({ origin: each.one.origin, told: each.told })),
  };
}

/** Whether a stock will have nothing left for a further grant, as far as the facts tell. */
function usesUp({ taken }: ClaimPlan, { stocks }: ClaimFacts): boolean {
  return [...stocks.values()].some(({ stockId, unitsLeft, fenLeft }) => {
    const part = taken.get(stockId);
    if (part === undefined) return false;
    const isOut = unitsLeft !== null && part.units >= unitsLeft;
    return isOut || (fenLeft !== null && fenLeft - part.fen < part.fenOfNext);
  });
}
