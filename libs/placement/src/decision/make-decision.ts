import { Injectable } from '@nestjs/common';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { blendFor } from '@boon/solution/valuation';
import { HardCaps } from '../capping/hard-caps.js';
import { Catalogue } from '../catalogue/catalogue.js';
import type { CatalogueSnapshot } from '../catalogue/domain/snapshot.js';
import { Deliver } from '../delivery/deliver.js';
import type { DecisionAnswer } from '../delivery/delivered.js';
import type { DecisionRefusal } from './decision-refusals.js';
import { conclude, type Concluded, type SlotDecision } from './domain/decide.js';
import { NOT_ASKED, type AskedPicks } from '../recall/ask-sources.js';
import type { DecisionFacts, Shopper, SlotRequest } from './domain/facts.js';
import { hardCountersOf, prepare } from './domain/prepare.js';
import type { Prepared } from './domain/prepared.js';
import { PageRequests, type AskedSlot, type Visit } from './page-requests.js';
import { ShopperReader, shopperOf } from './shopper-reader.js';

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
  execute(
    command: DecisionCommand,
  ): Promise<({ readonly ok: true } & DecisionAnswer) | Refused<DecisionRefusal>> {
    return this.decide(command, ({ decisions, facts, about, told }) => ({
      ok: true,
      ...this.deliver.answer(decisions, facts, about, told),
    }));
  }

  /** The same as JSON in UTF-8, each byte as one character, to be sent as it is; not for traced requests. */
  utf8(
    command: DecisionCommand,
  ): Promise<{ readonly ok: true; readonly utf8: string } | Refused<DecisionRefusal>> {
    return this.decide(command, ({ decisions, facts, about }) => ({
      ok: true,
      utf8: this.deliver.utf8(decisions, facts, about),
    }));
  }

  private async decide<Answer>(
    command: DecisionCommand,
    tell: (made: Made) => Answer,
  ): Promise<Answer | Refused<DecisionRefusal>> {
    const snapshot = this.catalogue.current();
    const refusal = unanswerable(command.slots, snapshot);
    if (refusal) return refusal;
    const now = this.catalogue.now();
    const click = this.requests.clickOf(command, now);
    const { userId, withReasons } = command;
    const limited = withReasons ? await this.shoppers.mayTrace(userId, now) : null;
    if (limited) return limited;
    // What is known of the shopper and what sources propose are read side by side.
    const requested = this.requests.requestsOf(command.slots, click);
    const asking = this.shoppers.proposed(userId, snapshot, requested);
    const read = await this.shoppers.read(command, now);
    const counts = read.second;
    const known = shopperOf(command, read.first, click, now);
    const picked = asking ? await asking : NOT_ASKED;
    const { slots, shopper, late } = withProposed(requested, known, picked);
    const { holdout } = this.shoppers;
    const named = this.requests.namedBy(snapshot, slots);
    const prepared = prepare(snapshot, { slots, shopper, holdout, named }, withReasons);
    const { amplification } = prepared;
    amplification.read(counts);
    const hardKeys = amplification.reading(hardCountersOf(prepared));
    const standing = hardKeys.length === 0 ? NO_COUNTS : await this.shoppers.standing(hardKeys);
    let facts: DecisionFacts = {
      decisionId: newId(),
      slots,
      shopper,
      named,
      holdout,
      counts: together(counts ?? NO_COUNTS, standing ?? NO_COUNTS),
      canReserve: standing !== null,
      reservations: NO_RESERVATIONS,
    };
    let concluded = conclude(prepared, facts);
    if (concluded.pending.length > 0) {
      ({ facts, concluded } = await this.reserved(prepared, facts, concluded));
    }
    const decisions = concluded.slots;
    const isStale = this.catalogue.stale();
    const degraded = lacking({ facts, isCounted: counts !== null, late, amplification, isStale });
    const valuation = valuationOf(decisions);
    const about = { catalogueVersion: snapshot.version, valuation, degraded };
    const told = withReasons ? amplification.told() : null;
    return tell({ decisions, facts, about, told });
  }

  /** Hard-capped winners are reserved; where one is refused the next runner-up is tried, twice. */
  private async reserved(
    prepared: Prepared,
    asked: DecisionFacts,
    first: Concluded,
  ): Promise<{ readonly facts: DecisionFacts; readonly concluded: Concluded }> {
    let facts = asked;
    let concluded = first;
    while (concluded.pending.length > 0) {
      const answers = await this.hardCaps.reserve(concluded.pending, facts);
      facts = answers
        ? { ...facts, reservations: new Map([...facts.reservations, ...answers]) }
        : { ...facts, canReserve: false };
      concluded = conclude(prepared, facts);
    }
    return { facts, concluded };
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

/** What was decided, and what is to be told of it. */
interface Made {
  readonly decisions: readonly SlotDecision[];
  readonly facts: DecisionFacts;
  readonly about: Omit<DecisionAnswer, 'decisionId' | 'decidedAt' | 'slots'>;
  /** What it caused; null: nobody asked. */
  readonly told: ReturnType<Prepared['amplification']['told']> | null;
}

const NO_COUNTS: ReadonlyMap<string, number> = new Map();
const NO_RESERVATIONS: ReadonlyMap<string, boolean> = new Map();

function together(
  counts: ReadonlyMap<string, number>,
  standing: ReadonlyMap<string, number>,
): ReadonlyMap<string, number> {
  return standing.size === 0 ? counts : new Map([...counts, ...standing]);
}

/** What the decision had to do without. */
function lacking(of: {
  readonly facts: DecisionFacts;
  readonly isCounted: boolean;
  readonly late: boolean;
  readonly amplification: Prepared['amplification'];
  readonly isStale: boolean;
}): string[] {
  const degraded: string[] = [];
  if (!of.facts.shopper.isKnown) degraded.push('user-state');
  if (!of.isCounted) degraded.push('counters');
  if (of.late) degraded.push('source:personalised');
  if (of.amplification.isExceeded) degraded.push('amplification');
  if (!of.facts.canReserve) degraded.push('hard-caps');
  if (of.isStale) degraded.push('catalogue');
  return degraded;
}

/** The blends that scored it. */
function valuationOf(decisions: readonly SlotDecision[]): string {
  const versions: string[] = [];
  for (const { slot } of decisions) {
    const { version } = blendFor(slot.channel, null);
    if (!versions.includes(version)) versions.push(version);
  }
  return versions.join(',');
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
