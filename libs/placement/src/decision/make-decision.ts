import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { blendFor } from '@boon/solution/valuation';
import { HardCaps } from '../capping/hard-caps.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { Deliver } from '../delivery/deliver.js';
import type { DecisionAnswer } from '../delivery/delivered.js';
import type { DecisionRefusal } from './decision-refusals.js';
import { conclude, type SlotDecision } from './domain/decide.js';
import type { AskedPicks } from '../recall/ask-sources.js';
import type { DecisionFacts, Shopper, SlotRequest } from './domain/facts.js';
import { hardCountersOf, prepare, type Prepared } from './domain/prepare.js';
import { PageRequests, type AskedSlot, type Visit } from './page-requests.js';
import { ShopperReader } from './shopper-reader.js';

/** Slots and products of one request that may each want a winner of their own. */
const MOST_OPENINGS = 60;

/** Who asks for which slots. */
export interface DecisionCommand extends Visit {
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
  readonly slots: readonly AskedSlot[];
  readonly withReasons: boolean;
}

/** Decides which benefit to offer in each slot. No database call; user state first, then counters of what is left. */
@Injectable()
export class MakeDecision {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly requests: PageRequests,
    private readonly shoppers: ShopperReader,
    private readonly hardCaps: HardCaps,
    private readonly deliver: Deliver,
  ) {}

  /** The decision, or `slot.unknown` naming the slot, or `decision.too-many`. */
  async execute(
    command: DecisionCommand,
  ): Promise<({ readonly ok: true } & DecisionAnswer) | Refused<DecisionRefusal>> {
    const snapshot = this.catalogue.current();
    const refusal = unanswerable(command.slots, snapshot);
    if (refusal) return refusal;
    const now = this.catalogue.now();
    const click = this.requests.clickOf(command, now);
    const { userId, withReasons } = command;
    const limited = withReasons ? await this.shoppers.mayTrace(userId, now) : null;
    if (limited) return limited;
    const requested = this.requests.requestsOf(command.slots, click);
    const asking = this.shoppers.proposed(userId, snapshot, requested);
    const read = await this.shoppers.read(command, click, now);
    const { counts } = read;
    const { slots, shopper, late } = withProposed(requested, read.shopper, await asking);
    const holdout = this.shoppers.holdout;
    const named = this.requests.namedBy(snapshot, slots);
    const known = { slots, shopper, holdout, ...(named && { named }) };
    const prepared = prepare(snapshot, known, withReasons);
    const { amplification } = prepared;
    amplification.read(counts);
    const standing = await this.shoppers.standing(amplification.reading(hardCountersOf(prepared)));
    const asked: DecisionFacts = {
      decisionId: newId(),
      ...known,
      counts: new Map([...(counts ?? []), ...(standing ?? [])]),
      canReserve: standing !== null,
      reservations: new Map(),
    };
    const { facts, decisions } = await this.concluded(prepared, asked);
    const about = {
      catalogueVersion: snapshot.version,
      valuation: valuationOf(decisions),
      degraded: [
        ...(shopper.isKnown ? [] : ['user-state']),
        ...(counts === null ? ['counters'] : []),
        ...(late ? ['source:personalised'] : []),
        ...(amplification.isExceeded ? ['amplification'] : []),
        ...(facts.canReserve ? [] : ['hard-caps']),
        ...(this.catalogue.stale() ? ['catalogue'] : []),
      ],
    };
    const traced = withReasons ? amplification.told() : null;
    return { ok: true, ...this.deliver.answer(decisions, facts, about, traced) };
  }

  /** Hard-capped winners are reserved; where one is refused the next runner-up is tried, twice. */
  private async concluded(
    prepared: Prepared,
    asked: DecisionFacts,
  ): Promise<{ readonly facts: DecisionFacts; readonly decisions: readonly SlotDecision[] }> {
    let facts = asked;
    for (;;) {
      const { slots, pending } = conclude(prepared, facts);
      if (pending.length === 0) return { facts, decisions: slots };
      const answers = await this.hardCaps.reserve(pending, facts);
      facts = answers
        ? { ...facts, reservations: new Map([...facts.reservations, ...answers]) }
        : { ...facts, canReserve: false };
    }
  }
}

/** With what sources said in time; where one did not, the slot knows. */
function withProposed(
  requested: readonly SlotRequest[],
  shopper: Shopper,
  { picks, lateIn }: AskedPicks,
): { readonly slots: readonly SlotRequest[]; readonly shopper: Shopper; readonly late: boolean } {
  const late = lateIn.size > 0;
  if (picks.length === 0 && !late) return { slots: requested, shopper, late };
  return {
    late,
    shopper: { ...shopper, picks: [...new Set([...picks, ...shopper.picks])] },
    slots: requested.map((request) =>
      lateIn.has(request.slot) ? { ...request, late: ['personalised'] } : request,
    ),
  };
}

/** The blends that scored it. */
function valuationOf(decisions: readonly SlotDecision[]): string {
  const versions = decisions.map(({ slot }) => blendFor(slot.channel, null).version);
  return [...new Set(versions)].join(',');
}

function unanswerable(
  slots: readonly AskedSlot[],
  snapshot: CatalogueSnapshot,
): Refused<DecisionRefusal> | null {
  const unknown = slots.findIndex(({ slot }) => !snapshot.slots.has(slot));
  if (unknown >= 0) {
    return refused('slot.unknown', { index: unknown, slot: slots[unknown]?.slot ?? '' });
  }
  const wanted = slots.reduce((sum, { skus }) => sum + (skus?.length ?? 1), 0);
  return wanted > MOST_OPENINGS
    ? refused('decision.too-many', { most: MOST_OPENINGS, wanted })
    : null;
}
