import { Injectable } from '@nestjs/common';
import { PlanChanged, PlanPublished } from '@boon/contracts/placement';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { Money, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { KnownSchemes } from '@boon/solution';
import type { Slot } from '../slot/domain/slot.js';
import { SlotRepository } from '../slot/domain/slot.repository.js';
import type { PlacementOfPlan, PlanContent } from './domain/plan.js';
import { hookFault, packFault } from './hook-check.js';
import { KnownLotteries } from './known-lotteries.js';
import { lotteryFault } from './lottery-check.js';
import type { PlanRefusal } from './plan-refusals.js';

const OF_PLANS: readonly string[] = ['benefit', 'scheme', 'plan'];

/** What sets a placement plan apart from other governed objects. */
@Injectable()
export class PlanKind extends GovernedKind<PlanContent, PlanRefusal> {
  readonly name = 'plan';
  readonly table = 'placement.plan';

  constructor(
    private readonly schemes: KnownSchemes,
    private readonly slots: SlotRepository,
    private readonly lotteries: KnownLotteries,
  ) {
    super();
  }

  async check(content: PlanContent): Promise<Refused<PlanRefusal> | null> {
    if (Date.parse(content.endsAt) <= Date.parse(content.startsAt)) {
      return refused('plan.window-empty');
    }
    const [unknown] = await this.schemes.unknownAmong(content.schemeIds);
    if (unknown) return refused('plan.scheme-unknown', { schemeId: unknown });
    const misplaced = content.caps?.find(({ on }) => !OF_PLANS.includes(on));
    if (misplaced) return refused('plan.cap-misplaced', { on: misplaced.on });
    const slots = new Map((await this.slots.all()).map((slot) => [slot.name, slot]));
    const names = content.placements.map(({ slot }) => slot);
    const twice = names.find((name, at) => names.indexOf(name) !== at);
    if (twice !== undefined) return refused('plan.slot-twice', { slot: twice });
    for (const [at, placed] of content.placements.entries()) {
      const refusal = placementFault(placed, slots.get(placed.slot), `placements[${at}]`);
      if (refusal) return refusal;
    }
    const stocks = await this.schemes.stocksIn(content.schemeIds);
    return packFault(content.placements, stocks) ?? lotteryFault(content, this.lotteries);
  }

  override scheduleOf({ startsAt, endsAt }: PlanContent): { startsAt: Date; endsAt: Date } {
    return { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  }

  /** A plan shows what schemes hold; its cost is covered by the stocks' own approvals. */
  worstCase(): Money {
    return Money.ZERO;
  }

  async carryOut(
    object: Governed<PlanContent>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<PlanRefusal>> {
    const refusal = move === 'publish' ? await this.check(object.content) : null;
    return refusal ?? { ok: true };
  }

  eventsOf(object: Governed<PlanContent>, move: LifecycleMove, by: string): DomainEvent[] {
    const { content } = object;
    const changed = PlanChanged.of({
      planId: object.id,
      version: object.version,
      state: object.state,
      name: content.name,
      startsAt: new Date(content.startsAt).toISOString(),
      endsAt: new Date(content.endsAt).toISOString(),
      schemeIds: [...content.schemeIds],
      placements: content.placements.map((placed) => ({ ...placed })),
      caps: [...(content.caps ?? [])],
      exclusiveGroup: content.exclusiveGroup ?? null,
    });
    if (move !== 'publish') return [changed];
    const publishedAt = object.updatedAt.toISOString();
    return [changed, PlanPublished.of({ planId: object.id, by, publishedAt })];
  }
}

function placementFault(
  placed: PlacementOfPlan,
  slot: Slot | undefined,
  at: string,
): Refused<PlanRefusal> | null {
  const { slot: name, mode } = placed;
  if (!slot) return refused('plan.slot-unknown', { slot: name });
  if (!slot.modes.includes(mode)) return refused('plan.mode-not-in-slot', { mode, slot: name });
  return hookFault(placed, slot, at);
}
