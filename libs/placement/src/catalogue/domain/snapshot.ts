import { parseTerms } from '@boon/benefit-terms';
import type { PlanChangedPayload } from '@boon/contracts/placement';
import type { StockChangedPayload } from '@boon/contracts/prize-issuing';
import type { SchemeChangedPayload } from '@boon/contracts/solution';
import { parseAudience } from '@boon/solution/audience';
import type { Slot } from '../../slot/domain/slot.js';
import type { CatalogueItem } from './catalogue-item.js';
import type { Offer, OfferedStock } from './offer.js';

const NO_OFFERS: readonly Offer[] = [];

/** Everything that may be decided upon at one moment: immutable, swapped as a whole. */
export class CatalogueSnapshot {
  private constructor(
    /** Grows with every change that this snapshot has seen. */
    readonly version: string,
    readonly slots: ReadonlyMap<string, Slot>,
    private readonly offers: ReadonlyMap<string, readonly Offer[]>,
    private readonly off: ReadonlySet<string>,
    /** Objects left out because they could not be read, with the reason. */
    readonly faults: readonly string[],
  ) {}

  /** Compiles the running plans with their schemes and stocks. Anything not running is left out. */
  static build(
    version: string,
    items: Iterable<CatalogueItem>,
    slots: readonly Slot[],
  ): CatalogueSnapshot {
    const draft = new SnapshotDraft();
    for (const item of items) draft.add(item);
    return new CatalogueSnapshot(
      version,
      new Map(slots.map((slot) => [slot.name, slot])),
      draft.offers(),
      draft.off,
      draft.faults,
    );
  }

  /** Offers of a slot, highest priority first. */
  offersOf(slot: string): readonly Offer[] {
    return this.offers.get(slot) ?? NO_OFFERS;
  }

  /** Whether the kill switch of the platform, a channel, a slot or a stock is thrown. */
  isOff(switchId: string): boolean {
    return this.off.has(switchId);
  }
}

class SnapshotDraft {
  readonly off = new Set<string>();
  readonly faults: string[] = [];
  private readonly stocks = new Map<string, OfferedStock>();
  private readonly schemes = new Map<string, SchemeOffer>();
  private readonly plans: PlanChangedPayload[] = [];

  add(item: CatalogueItem): void {
    if (item.kind === 'switch' && item.body.off) this.off.add(item.id);
    if (item.kind === 'stock' && item.body.state === 'active') this.addStock(item.body);
    if (item.kind === 'scheme' && item.body.state === 'running') this.addScheme(item.body);
    if (item.kind === 'plan' && item.body.state === 'running') this.plans.push(item.body);
  }

  offers(): Map<string, Offer[]> {
    const bySlot = new Map<string, Offer[]>();
    for (const plan of this.plans) {
      for (const offer of this.offersOf(plan)) {
        const offers = bySlot.get(offer.slot);
        if (offers) offers.push(offer);
        else bySlot.set(offer.slot, [offer]);
      }
    }
    for (const offers of bySlot.values()) offers.sort(byPriority);
    return bySlot;
  }

  private *offersOf(plan: PlanChangedPayload): Generator<Offer> {
    const startsAt = new Date(plan.startsAt);
    const endsAt = new Date(plan.endsAt);
    for (const { slot, mode, priority, dailyCapPerUser } of plan.placements) {
      const shown = { id: plan.planId, startsAt, endsAt, mode, priority, dailyCapPerUser };
      for (const scheme of this.known(this.schemes, plan.schemeIds)) {
        for (const stock of this.known(this.stocks, scheme.stockIds)) {
          yield { slot, plan: shown, scheme, stock };
        }
      }
    }
  }

  private known<T>(things: ReadonlyMap<string, T>, ids: readonly string[]): T[] {
    return ids.flatMap((id) => things.get(id) ?? []);
  }

  private addStock(body: StockChangedPayload): void {
    const parsed = termsOf(body);
    if (!parsed.ok) {
      this.faults.push(`stock ${body.stockId}: ${parsed.faults[0]?.message ?? 'terms'}`);
      return;
    }
    this.stocks.set(body.stockId, {
      id: body.stockId,
      version: body.version,
      name: body.name,
      terms: parsed.terms,
      termsWire: body.terms,
      limits: body.limits,
      startsAt: new Date(body.validity.startsAt),
      endsAt: new Date(body.validity.endsAt),
      worstCaseFen: Number(body.worstCasePerGrant),
    });
  }

  private addScheme(body: SchemeChangedPayload): void {
    const audience = body.audience === null ? null : audienceOf(body);
    if (audience && !audience.ok) {
      this.faults.push(`scheme ${body.schemeId}: ${audience.faults[0]?.message.en ?? 'audience'}`);
      return;
    }
    const { schemeId: id, goal, stockIds } = body;
    this.schemes.set(id, { id, goal, stockIds, audience: audience?.condition ?? null });
  }
}

type SchemeOffer = Offer['scheme'] & { readonly stockIds: readonly string[] };

// Bodies are immutable and live as long as the catalogue knows them: each is read once, however often it is rebuilt.
const readTerms = new WeakMap<object, ReturnType<typeof parseTerms>>();
const readAudiences = new WeakMap<object, ReturnType<typeof parseAudience>>();

function termsOf(body: StockChangedPayload): ReturnType<typeof parseTerms> {
  const known = readTerms.get(body) ?? parseTerms(body.terms);
  readTerms.set(body, known);
  return known;
}

function audienceOf(body: SchemeChangedPayload): ReturnType<typeof parseAudience> {
  const known = readAudiences.get(body) ?? parseAudience(body.audience);
  readAudiences.set(body, known);
  return known;
}

function byPriority(a: Offer, b: Offer): number {
  if (a.plan.priority !== b.plan.priority) return b.plan.priority - a.plan.priority;
  return compareText(idsOf(a), idsOf(b));
}

function idsOf({ stock, scheme, plan }: Offer): string {
  return `${stock.id} ${scheme.id} ${plan.id}`;
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
