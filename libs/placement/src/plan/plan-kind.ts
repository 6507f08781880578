import { Injectable } from '@nestjs/common';
import { PlanChanged, PlanPublished, type InteractionMode } from '@boon/contracts/placement';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { Money, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { KnownSchemes } from '@boon/solution';
import { CatalogueRepository } from '../catalogue/domain/catalogue.repository.js';
import type { PlanContent } from './domain/plan.js';
import type { PlanRefusal } from './plan-refusals.js';

const PLACEABLE: readonly InteractionMode[] = ['display', 'auto-claim', 'one-click'];

/** What sets a placement plan apart from other governed objects. */
@Injectable()
export class PlanKind extends GovernedKind<PlanContent, PlanRefusal> {
  readonly name = 'plan';
  readonly table = 'placement.plan';

  constructor(
    private readonly schemes: KnownSchemes,
    private readonly catalogue: CatalogueRepository,
  ) {
    super();
  }

  async check(content: PlanContent): Promise<Refused<PlanRefusal> | null> {
    if (Date.parse(content.endsAt) <= Date.parse(content.startsAt)) {
      return refused('plan.window-empty');
    }
    const [unknown] = await this.schemes.unknownAmong(content.schemeIds);
    if (unknown) return refused('plan.scheme-unknown', { schemeId: unknown });
    const slots = new Set((await this.catalogue.slots()).map((slot) => slot.name));
    const placed = new Set<string>();
    for (const { slot, mode } of content.placements) {
      if (!slots.has(slot)) return refused('plan.slot-unknown', { slot });
      if (placed.has(slot)) return refused('plan.slot-twice', { slot });
      if (!PLACEABLE.includes(mode)) return refused('plan.mode-not-supported', { mode });
      placed.add(slot);
    }
    return null;
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
    });
    if (move !== 'publish') return [changed];
    const publishedAt = object.updatedAt.toISOString();
    return [changed, PlanPublished.of({ planId: object.id, by, publishedAt })];
  }
}
