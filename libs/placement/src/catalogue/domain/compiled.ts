import { RuleSet, type Rule } from '@boon/service-support/rules';
import type { Stepwise } from '@boon/shared-kernel';
import { Shortlists } from '../../shortlist/shortlists.js';
import { verdictsOf } from '../../shortlist/stage-number.js';
import type { KnownObjects } from './known-objects.js';
import { makeOffers } from './make-offers.js';
import type { Offer, OfferedScheme } from './offer.js';
import { SlotIndex } from './slot-index.js';

const NO_OFFERS: readonly Offer[] = [];
/** How many schemes or plans one step takes. */
const A_STEP = 256;

/** What changed among the known objects. */
export interface Changed {
  readonly plans: ReadonlySet<string>;
  readonly schemes: ReadonlySet<string>;
}

/** What known objects were made into. What snapshots hold of it is never changed, only replaced. */
export class Compiled {
  audiences = RuleSet.build([], { oneByOne: true });
  indexes: ReadonlyMap<string, SlotIndex> = new Map();
  offerCount = 0;
  /** A memory only. */
  readonly shortlists = new Shortlists();
  private readonly schemes = new Map<string, OfferedScheme>();
  private readonly offers = new Map<string, readonly Offer[]>();

  constructor(private readonly known: KnownObjects) {}

  /** Of all that is known. */
  static *whole(known: KnownObjects): Stepwise<Compiled> {
    const made = new Compiled(known);
    const rules = made.rulesOf(known.schemes.keys());
    made.audiences = yield* RuleSet.building(rules, { oneByOne: true });
    let done = 0;
    for (const id of known.schemes.keys()) {
      made.placeScheme(id);
      if (++done % A_STEP === 0) yield;
    }
    const bySlot = new Map<string, Offer[]>();
    for (const id of known.plans.keys()) {
      for (const offer of made.remake(id)) listIn(bySlot, offer.slot).push(offer);
      if (++done % A_STEP === 0) yield;
    }
    const indexes = new Map<string, SlotIndex>();
    for (const [slot, offers] of bySlot) indexes.set(slot, yield* SlotIndex.building(offers));
    made.indexes = indexes;
    return made;
  }

  /** How many audiences and keys were edited since all was compiled: what they cost grows with them. */
  get edits(): number {
    let keys = 0;
    for (const index of this.indexes.values()) keys += index.editedKeys;
    return Math.max(this.audiences.editedPlaces, keys);
  }

  /** Compiles what changed anew; all else stays as it is. */
  *follow({ plans, schemes }: Changed): Stepwise<void> {
    const put = [...this.rulesOf(schemes)];
    const kept = new Set(put.map(({ id }) => id));
    const removed = [...schemes].filter((id) => !kept.has(id));
    if (schemes.size > 0) this.audiences = this.audiences.edited({ removed, put });
    for (const id of schemes) this.placeScheme(id);
    yield;
    const gone = new Map<string, Offer[]>();
    const added = new Map<string, Offer[]>();
    let done = 0;
    for (const id of plans) {
      this.tellApart(id, gone, added);
      if (++done % A_STEP === 0) yield;
    }
    yield* this.editIndexes(gone, added);
  }

  private tellApart(planId: string, gone: Map<string, Offer[]>, added: Map<string, Offer[]>): void {
    const before = this.offers.get(planId) ?? NO_OFFERS;
    const now = this.remake(planId);
    const [old, fresh] = [new Set(before), new Set(now)];
    for (const each of before) if (!fresh.has(each)) listIn(gone, each.slot).push(each);
    for (const each of now) if (!old.has(each)) listIn(added, each.slot).push(each);
  }

  private *editIndexes(gone: Map<string, Offer[]>, added: Map<string, Offer[]>): Stepwise<void> {
    const touched = new Set([...gone.keys(), ...added.keys()]);
    if (touched.size === 0) return;
    const indexes = new Map(this.indexes);
    for (const slot of touched) {
      const before = indexes.get(slot) ?? SlotIndex.EMPTY;
      indexes.set(slot, before.edited(gone.get(slot) ?? [], added.get(slot) ?? []));
      yield;
    }
    this.indexes = indexes;
  }

  /** Rules of the running schemes among these that are not for everyone. */
  private *rulesOf(schemeIds: Iterable<string>): Generator<Rule> {
    for (const id of schemeIds) {
      const audience = this.known.schemes.get(id)?.audience ?? null;
      if (audience !== null) yield { id, condition: audience };
    }
  }

  private placeScheme(id: string): void {
    const scheme = this.known.schemes.get(id);
    if (!scheme) {
      this.schemes.delete(id);
      return;
    }
    const { audience, goal, arms = [] } = scheme;
    const place = audience === null ? -1 : (this.audiences.placeOf(id) ?? -1);
    const experiment = arms.length > 0 ? { salt: id, arms } : null;
    const verdicts = verdictsOf(audience);
    this.schemes.set(id, { id, goal, audience, place, verdicts, experiment });
  }

  private remake(planId: string): readonly Offer[] {
    const before = this.offers.get(planId) ?? NO_OFFERS;
    const plan = this.known.plans.get(planId);
    const now = plan ? makeOffers(plan, this.known, this.schemes, before) : NO_OFFERS;
    if (now.length > 0) this.offers.set(planId, now);
    else this.offers.delete(planId);
    this.offerCount += now.length - before.length;
    return now;
  }
}

function listIn(lists: Map<string, Offer[]>, slot: string): Offer[] {
  const known = lists.get(slot);
  if (known) return known;
  const list: Offer[] = [];
  lists.set(slot, list);
  return list;
}
