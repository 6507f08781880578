import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { DeliveryCaps, periodEnd, type Delivery } from '@boon/service-support/caps';
import type { Contender } from '../decision/domain/contender.js';
import type { DecisionFacts } from '../decision/domain/facts.js';
import { reservationOf } from '../decision/domain/reservation.js';
import { ReadDeadline } from '../decision/read-deadline.js';
import { WriteBehind } from '../delivery/write-behind.js';
import { ExposureRepository } from '../exposure/exposure.repository.js';
import type { Shown } from '../exposure/shown.js';
import { PlacementOptions } from '../placement-options.js';
import { CapKeys } from './cap-keys.js';
import { hardCapsOf, LAPSES_AFTER_MS } from './delivery.js';

const DEADLINE_MS = 80;
/** Beyond the last moment at which an exposure can be confirmed. */
const GRACE_MS = 60_000;

/** Reserves what hard caps guard before it is shown: one script for all winners of a page. */
@Injectable()
export class HardCaps implements OnModuleDestroy {
  private readonly waiting: WriteBehind<Shown>;
  private readonly deadline: ReadDeadline;

  constructor(
    private readonly deliveries: DeliveryCaps,
    exposures: ExposureRepository,
    options: PlacementOptions,
  ) {
    this.deadline = new ReadDeadline(options.readDeadlineMs ?? DEADLINE_MS);
    this.waiting = new WriteBehind<Shown>({
      name: HardCaps.name,
      flush: (rows) => exposures.keepDelivered(rows),
    });
  }

  /** What became of each, by `reservationOf`; null: nothing can be reserved, so none may be shown. */
  async reserve(
    winners: readonly Contender[],
    facts: DecisionFacts,
  ): Promise<ReadonlyMap<string, boolean> | null> {
    const { now } = facts.shopper.context;
    const lapsesAt = new Date(now.getTime() + LAPSES_AFTER_MS + GRACE_MS);
    const asked = winners.map((winner) => deliveryFor(winner, facts));
    const answers = await this.deadline.within(this.deliveries.reserve(asked, lapsesAt));
    if (!answers) return null;
    winners.forEach((winner, at) => {
      if (answers[at]) this.waiting.add(shownAs(winner, facts));
    });
    return new Map(winners.map((winner, at) => [reservationOf(winner), answers[at] ?? false]));
  }

  onModuleDestroy(): Promise<void> {
    return this.waiting.close();
  }
}

/** What a visitor saw before login counts too: it makes the user's own limit smaller. */
function deliveryFor(
  { offer }: Contender,
  { decisionId, shopper, counts }: DecisionFacts,
): Delivery {
  const { now } = shopper.context;
  const keys = new CapKeys(shopper.identities, [], now);
  const caps = offer.caps.flatMap((spec) => {
    if (!spec.isHard || spec.period === 'total') return [];
    let before = 0;
    for (let identity = 1; identity < keys.holders(spec); identity += 1) {
      before += counts.get(keys.of(spec, identity)) ?? 0;
    }
    const limit = spec.limit - before;
    return [{ key: keys.of(spec, 0), limit, until: periodEnd(spec.period, now) }];
  });
  return { id: `${decisionId}:${offer.slot}:${offer.stock.id}`, caps };
}

function shownAs({ offer }: Contender, { decisionId, shopper }: DecisionFacts): Shown {
  return {
    decisionId,
    userId: shopper.userId,
    slot: offer.slot,
    planId: offer.plan.id,
    schemeId: offer.scheme.id,
    stockId: offer.stock.id,
    decidedAt: shopper.context.now,
    hardCaps: hardCapsOf(offer),
  };
}
