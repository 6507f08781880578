import { familyOfKind } from '@boon/benefit-terms/kinds';
import type { AskedAudiences } from '../catalogue/domain/asked-audiences.js';
import type { Offer } from '../catalogue/domain/offer.js';
import type { Posting } from '../catalogue/domain/posting.js';
import { limitsOf, PERSONALISED } from '../recall/recall.js';
import { RECALL_SOURCES } from '../slot/domain/recall-source.js';
import type { Slot } from '../slot/domain/slot.js';
import { RankedOffers } from './ranked-offers.js';
import { SourceRanks } from './source-ranks.js';
import { audienceAt, STAGE_COUNT, type StageNumber } from './stage-number.js';

/** Few offers are walked to their end anyway: they are ranked once for all prices. */
const FEW = 24;
/** No product costs more. */
const HIGHEST_PRICE = 1e13;
/** Prices are told apart by half octaves. */
const STEPS_PER_OCTAVE = 2;
const NO_OFFERS: readonly Offer[] = [];

/** What offers are ranked for. */
export interface RankedQuery {
  readonly stage: StageNumber;
  /** The price of the product shown; null: none is shown. */
  readonly unitFen: number | null;
  /** Whether the shopper holds subsidy. */
  readonly hasBalance: boolean;
}

/**
 * A posting with all that can be said of its offers before it is known who asks and for which product. Made once
 * per posting; what is ranked is kept as long as the posting is.
 */
export class ValuedPosting {
  /** Worth to each shopper something else: terms by strategy, schemes with arms, hooks. */
  readonly personal: readonly Offer[];
  /** What they take off depends on the subsidy that the shopper holds, where a product is shown. */
  readonly balances: readonly Offer[];
  readonly hasHardCaps: boolean;
  /** What may be proposed at all, by rank. */
  private readonly offers: readonly Offer[];
  private readonly alike: readonly Offer[];
  private readonly lists = new Map<number, RankedOffers | null>();
  private readonly counts: Int32Array[] = [];
  private readonly ranks = new Map<number, SourceRanks | null>();

  private constructor(
    readonly posting: Posting,
    private readonly channel: string,
    limits: Int32Array,
  ) {
    const isPersonalised = (limits[PERSONALISED] as number) > 0;
    const offers = posting.offers.filter(
      ({ barred, chain }) => barred === null && (isPersonalised || (limits[chain] as number) > 0),
    );
    this.offers = offers;
    this.alike = offers.filter((offer) => !isPersonal(offer));
    this.personal = listed(offers.filter(isPersonal));
    this.balances = listed(this.alike.filter(({ kind }) => familyOfKind(kind) === 'balances'));
    this.hasHardCaps = offers.some(({ isHardCapped }) => isHardCapped);
  }

  /** Of a posting of the slot's index. */
  static of(posting: Posting, slot: Slot): ValuedPosting {
    const known = VALUED.get(posting);
    if (known !== undefined) return known;
    const valued = new ValuedPosting(posting, slot.channel, limitsOf(slot));
    VALUED.set(posting, valued);
    return valued;
  }

  /**
   * The offers that are worth the same to all shoppers of the stage, by what they are worth at most on a product of
   * this price (null: none is shown); null: there are none. With `hasBalance`, without those whose discount
   * depends on it.
   */
  ranked(asked: RankedQuery, audiences: AskedAudiences): RankedOffers | null {
    const { stage, unitFen, hasBalance } = asked;
    const step = this.stepOf(unitFen);
    const number = (step * STAGE_COUNT + stage.number) * 2 + (hasBalance ? 1 : 0);
    const known = this.lists.get(number);
    if (known !== undefined) return known;
    const left = hasBalance && unitFen !== null ? new Set(this.balances) : null;
    const offers = left === null ? this.alike : this.alike.filter((offer) => !left.has(offer));
    const priceAtMost = unitFen === null ? null : highestOf(step);
    const ranked = RankedOffers.of(
      offers,
      { channel: this.channel, stage, priceAtMost },
      audiences,
    );
    this.lists.set(number, ranked);
    return ranked;
  }

  /** By source: how many offers it may propose to shoppers of the stage. */
  countsFor(stage: StageNumber): Int32Array {
    const known = this.counts[stage.number];
    if (known !== undefined) return known;
    const counts = new Int32Array(RECALL_SOURCES.length);
    for (const { chain, scheme } of this.offers) {
      if (audienceAt(scheme, stage) === null) continue;
      counts[chain] = (counts[chain] as number) + 1;
      // Any of them may have been picked for somebody.
      counts[PERSONALISED] = (counts[PERSONALISED] as number) + 1;
    }
    this.counts[stage.number] = counts;
    return counts;
  }

  /** The offers that a source may propose to shoppers of the stage, by rank; null: there are none. */
  ranksOf(chain: number, stage: StageNumber, audiences: AskedAudiences): SourceRanks | null {
    const number = chain * STAGE_COUNT + stage.number;
    const known = this.ranks.get(number);
    if (known !== undefined) return known;
    const isPicks = chain === PERSONALISED;
    const offers = isPicks ? this.offers : this.offers.filter((offer) => offer.chain === chain);
    const made = SourceRanks.of(offers, stage, audiences);
    this.ranks.set(number, made);
    return made;
  }

  private stepOf(unitFen: number | null): number {
    if (unitFen === null || this.alike.length <= FEW) return 0;
    const step = 1 + Math.ceil(Math.log2(Math.max(unitFen, 1)) * STEPS_PER_OCTAVE);
    return unitFen <= highestOf(step) ? step : step + 1;
  }
}

const VALUED = new WeakMap<Posting, ValuedPosting>();

/** The highest price of a step; 0 stands for all prices. */
function highestOf(step: number): number {
  return step === 0 ? HIGHEST_PRICE : Math.floor(2 ** ((step - 1) / STEPS_PER_OCTAVE));
}

/** Whether it depends on more than the shopper's stage and balance what the offer is worth. */
function isPersonal({ stock, scheme, isHooked }: Offer): boolean {
  return isHooked || stock.strategy !== null || scheme.experiment !== null;
}

function listed(offers: readonly Offer[]): readonly Offer[] {
  return offers.length === 0 ? NO_OFFERS : offers;
}
