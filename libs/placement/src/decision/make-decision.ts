import { Injectable } from '@nestjs/common';
import { ProductDirectory, type Product } from '@boon/service-support';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { EXPERT_VALUATION_VERSION } from '@boon/solution/valuation';
import { Catalogue } from '../catalogue/catalogue.js';
import { DecisionClock } from '../catalogue/decision-clock.js';
import { Deliver } from '../delivery/deliver.js';
import type { DecisionAnswer } from '../delivery/delivered.js';
import type { DecisionRefusal } from './decision-refusals.js';
import { conclude } from './domain/decide.js';
import type { DecisionFacts, ShownProduct, SlotRequest } from './domain/facts.js';
import { prepare } from './domain/prepare.js';
import { ShopperReader } from './shopper-reader.js';

/** Slots and products of one request that may each want a winner of their own. */
const MOST_OPENINGS = 60;

/** Until a click can be verified as the shop's own, a visit from an ad is one like any other (rulings 25). */
const SHOWN_AS: Readonly<Record<string, string>> = { 'pdp.external-ad': 'pdp.any' };

/** What a page asks for one slot. */
export interface AskedSlot {
  readonly slot: string;
  /** The product shown. */
  readonly sku?: string;
  /** Products that each want a winner. */
  readonly skus?: readonly string[];
}

/** Who asks for which slots. */
export interface DecisionCommand {
  readonly userId: string;
  readonly priorUserId: string | null;
  readonly canClaim: boolean;
  readonly personKeys?: readonly string[];
  readonly slots: readonly AskedSlot[];
  readonly withReasons: boolean;
}

/** Decides which benefit to offer in each slot. No database call; one round trip for what is known of the user. */
@Injectable()
export class MakeDecision {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly directory: ProductDirectory,
    private readonly shoppers: ShopperReader,
    private readonly deliver: Deliver,
    private readonly clock: DecisionClock,
  ) {}

  /** The decision, or `slot.unknown` naming the slot, or `decision.too-many`. */
  async execute(
    command: DecisionCommand,
  ): Promise<({ readonly ok: true } & DecisionAnswer) | Refused<DecisionRefusal>> {
    const snapshot = this.catalogue.current();
    const unknown = command.slots.findIndex(({ slot }) => !snapshot.slots.has(slot));
    if (unknown >= 0) {
      return refused('slot.unknown', { index: unknown, slot: command.slots[unknown]?.slot ?? '' });
    }
    const wanted = command.slots.reduce((sum, { skus }) => sum + (skus?.length ?? 1), 0);
    if (wanted > MOST_OPENINGS)
      return refused('decision.too-many', { most: MOST_OPENINGS, wanted });
    const now = this.clock.now();
    const slots = command.slots.map((asked) => this.requestOf(asked));
    const { shopper, counts } = await this.shoppers.read(command, now);
    const prepared = prepare(snapshot, { slots, shopper }, command.withReasons);
    const facts: DecisionFacts = {
      decisionId: newId(),
      slots,
      shopper,
      counts: counts ?? new Map(),
      canReserve: counts !== null,
      reservations: new Map(),
    };
    const decisions = conclude(prepared, facts);
    const about = {
      catalogueVersion: snapshot.version,
      valuation: EXPERT_VALUATION_VERSION,
      degraded: this.missing(shopper.isKnown, counts !== null),
    };
    return { ok: true, ...this.deliver.answer(decisions, facts, about, command.withReasons) };
  }

  private missing(hasState: boolean, hasCounts: boolean): string[] {
    return [
      ...(hasState ? [] : ['user-state']),
      ...(hasCounts ? [] : ['counters']),
      ...(this.catalogue.stale() ? ['catalogue'] : []),
    ];
  }

  private requestOf({ slot, sku, skus }: AskedSlot): SlotRequest {
    return {
      slot: SHOWN_AS[slot] ?? slot,
      product: sku === undefined ? null : this.productOf(sku),
      products: skus?.flatMap((each) => this.productOf(each) ?? []) ?? null,
    };
  }

  private productOf(sku: string): ShownProduct | null {
    const product = this.directory.find(sku);
    return product ? shown(product) : null;
  }
}

function shown(product: Product): ShownProduct {
  const { sku, spu, categoryPath: category, brand, merchantId: merchant, price } = product;
  return { sku, unitPrice: price, item: { sku, spu, category, brand, merchant } };
}
