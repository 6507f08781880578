import { Injectable } from '@nestjs/common';
import { Outbox, UnitOfWork } from '@boon/platform';
import { ensure, newId, type DomainEvent } from '@boon/shared-kernel';
import { inOrigin, isTraced } from '../group-commit/origin.js';
import { ClaimConflict } from '../claim/domain/claim-ledger.js';
import { decideDraws, type Decision } from './domain/decide-draws.js';
import { claimKeyOfDraw, type DrawOutcome, type DrawRequest } from './domain/draw.js';
import type { DrawFacts, HeldChance, StoredDraw } from './domain/draw-facts.js';
import { DrawLedger } from './domain/draw-ledger.js';
import { planDraws, possibleClaims, type DrawPlan } from './domain/plan-draws.js';
import { drawCompleted, resultOf } from './draw-events.js';
import type { Submitted } from '../group-commit/group-commit.js';
import { PrizeAwards } from './prize-awards.js';

const MOST_ATTEMPTS = 6;
const DEADLOCK_RETRIES = 3;

interface Decided {
  readonly decisions: readonly Decision[];
  readonly facts: DrawFacts;
  readonly plan: DrawPlan;
}

/**
 * Draws a batch of chances in one transaction: chances, boxes and waits locked, prizes granted through the
 * ledger of claims, the stocks last. Where a quota or a stock moved meanwhile, again with those locked too.
 */
@Injectable()
export class DrawBatch {
  constructor(
    private readonly ledger: DrawLedger,
    private readonly awards: PrizeAwards,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** The outcomes in the order of the requests, committed. */
  async execute(submitted: readonly Submitted<DrawRequest>[]): Promise<readonly DrawOutcome[]> {
    const requests = submitted.map(({ request }) => request);
    const decided = await this.write(submitted);
    await this.awards.count(decided.plan.grants, decided.facts.now);
    return this.outcomes(requests, decided);
  }

  private async write(submitted: readonly Submitted<DrawRequest>[]): Promise<Decided> {
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

  private async attempt(
    submitted: readonly Submitted<DrawRequest>[],
    lock: boolean,
  ): Promise<Decided> {
    const requests = submitted.map(({ request }) => request);
    const facts = await this.ledger.facts(requests, { lock });
    const decided = decideDraws(requests, facts);
    const claims = possibleClaims(decided.draws, facts.now);
    const stocks = await this.awards.facts(claims, facts.now, { lock });
    const plan = planDraws(decided.draws, facts, stocks, newId);
    if (plan.draws.length > 0) {
      await this.ledger.write(decided, plan);
      await this.tell(submitted, plan, facts.now);
      await this.awards.write(plan.grants, facts.now);
    }
    return { decisions: decided.decisions, facts, plan };
  }

  /** Events of draws that somebody follows carry their own trace; the others go together. */
  private async tell(
    submitted: readonly Submitted<DrawRequest>[],
    plan: DrawPlan,
    now: Date,
  ): Promise<void> {
    const granted = this.awards.events(plan.claims, plan.grants, now);
    const origins = new Map(submitted.map(({ request, origin }) => [request.chanceId, origin]));
    const together: DomainEvent[] = [];
    for (const drawn of plan.draws) {
      const { id } = drawn.draw.chance;
      const events = [drawCompleted(drawn, now), ...(granted.get(claimKeyOfDraw(id)) ?? [])];
      const origin = origins.get(id) ?? null;
      if (submitted.length > 1 && !isTraced(origin)) together.push(...events);
      else await inOrigin(origin, () => this.outbox.append(events));
    }
    await this.outbox.append(together);
  }

  private outcomes(
    requests: readonly DrawRequest[],
    { decisions, facts, plan }: Decided,
  ): Promise<readonly DrawOutcome[]> {
    const fresh = new Map(plan.draws.map(({ draw, stored }) => [draw.chance.id, stored]));
    return Promise.all(
      requests.map(async (_, index): Promise<DrawOutcome> => {
        const decision = decisions[index];
        ensure(decision !== undefined, 'a batch decides each of its requests');
        if (!decision.ok) return decision;
        const { chance } = decision;
        const round = facts.rounds.get(chance.roundId);
        ensure(round !== undefined, 'a chance belongs to a round');
        const stored = fresh.get(chance.id) ?? (await this.recalled(chance));
        return { ok: true, result: resultOf(chance, round, stored) };
      }),
    );
  }

  private async recalled({ id, userId, stored }: HeldChance): Promise<StoredDraw> {
    ensure(stored !== null, 'a chance is drawn now or was drawn before');
    return { ...stored, grant: await this.awards.given(userId, claimKeyOfDraw(id)) };
  }
}
