import { RuleSet, type Rule } from '@boon/service-support/rules';
import type { Slot } from '../../slot/domain/slot.js';
import type { CatalogueItem } from './catalogue-item.js';
import { Checksum } from './checksum.js';
import { KnownObjects } from './known-objects.js';
import { makeOffers } from './make-offers.js';
import type { Offer, OfferedScheme } from './offer.js';
import { Shortlists } from '../../shortlist/shortlists.js';
import { verdictsOf } from '../../shortlist/stage-number.js';
import { SlotIndex } from './slot-index.js';
import type { SnapshotParts } from './snapshot-parts.js';

/** From so many edited audiences on, the index over all of them is built anew. */
const EDITED_AUDIENCES_AT_MOST = 2_000;
const NO_OFFERS: readonly Offer[] = [];

/**
 * Turns what owners tell into snapshots. The first one is compiled whole; later ones share all that did not
 * change, so that an edit costs what it touches and not what there is.
 */
export class CatalogueCompiler {
  private readonly known = new KnownObjects();
  private readonly versions = new Map<string, number>();
  private readonly sum = new Checksum();
  private readonly schemes = new Map<string, OfferedScheme>();
  private readonly offers = new Map<string, readonly Offer[]>();
  private audiences = RuleSet.build([], { oneByOne: true });
  private shortlists = new Shortlists();
  private indexes = new Map<string, SlotIndex>();
  private offerCount = 0;
  private readonly changedPlans = new Set<string>();
  private readonly changedSchemes = new Set<string>();
  private isWhole = true;

  constructor(slots: readonly Slot[] = []) {
    for (const slot of slots) this.known.slots.set(slot.name, slot);
  }

  /** Takes an object in; false when this version or a newer one is known already. */
  put(item: CatalogueItem): boolean {
    const key = `${item.kind}:${item.id}`;
    const before = this.versions.get(key) ?? 0;
    if (before >= item.version) return false;
    if (before > 0) this.sum.remove(`${key}@${before}`);
    this.sum.add(`${key}@${item.version}`);
    this.versions.set(key, item.version);
    for (const plan of this.known.put(item)) this.changedPlans.add(plan);
    if (item.kind === 'scheme') this.changedSchemes.add(item.id);
    // Another slot may let in other offers of every plan; slots change rarely.
    if (item.kind === 'slot') this.isWhole = true;
    return true;
  }

  /** The parts of a snapshot of all that was put. */
  compile(version: string): SnapshotParts {
    const edited = this.audiences.editedPlaces + this.changedSchemes.size;
    if (edited > EDITED_AUDIENCES_AT_MOST) this.isWhole = true;
    if (this.isWhole) this.compileWhole();
    else this.compileChanges();
    this.changedPlans.clear();
    this.changedSchemes.clear();
    this.isWhole = false;
    return {
      version,
      checksum: this.sum.toString(),
      slots: new Map(this.known.slots),
      indexes: this.indexes,
      audiences: this.audiences,
      off: new Set(this.known.off),
      faults: [...this.known.faults.values()],
      offerCount: this.offerCount,
      named: this.known.named.told(),
      shortlists: this.shortlists,
      gates: new Map(this.known.gates),
    };
  }

  private compileWhole(): void {
    this.audiences = RuleSet.build(this.rulesOf(this.known.schemes.keys()), { oneByOne: true });
    this.shortlists = new Shortlists();
    this.schemes.clear();
    for (const id of this.known.schemes.keys()) this.placeScheme(id);
    this.offers.clear();
    this.offerCount = 0;
    const bySlot = new Map<string, Offer[]>();
    for (const id of this.known.plans.keys()) {
      for (const offer of this.remake(id)) listIn(bySlot, offer.slot).push(offer);
    }
    this.indexes = new Map();
    for (const [slot, offers] of bySlot) this.indexes.set(slot, SlotIndex.of(offers));
  }

  private compileChanges(): void {
    const put = [...this.rulesOf(this.changedSchemes)];
    const kept = new Set(put.map(({ id }) => id));
    const removed = [...this.changedSchemes].filter((id) => !kept.has(id));
    if (this.changedSchemes.size > 0) this.audiences = this.audiences.edited({ removed, put });
    for (const id of this.changedSchemes) this.placeScheme(id);
    const gone = new Map<string, Offer[]>();
    const added = new Map<string, Offer[]>();
    for (const id of this.changedPlans) {
      const before = this.offers.get(id) ?? NO_OFFERS;
      const now = this.remake(id);
      const [old, fresh] = [new Set(before), new Set(now)];
      for (const each of before) if (!fresh.has(each)) listIn(gone, each.slot).push(each);
      for (const each of now) if (!old.has(each)) listIn(added, each.slot).push(each);
    }
    this.editIndexes(gone, added);
  }

  private editIndexes(gone: Map<string, Offer[]>, added: Map<string, Offer[]>): void {
    const touched = new Set([...gone.keys(), ...added.keys()]);
    if (touched.size === 0) return;
    const indexes = new Map(this.indexes);
    for (const slot of touched) {
      const before = indexes.get(slot) ?? SlotIndex.EMPTY;
      indexes.set(slot, before.edited(gone.get(slot) ?? [], added.get(slot) ?? []));
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
    const { body, audience } = scheme;
    const place = audience === null ? -1 : (this.audiences.placeOf(id) ?? -1);
    const { goal, arms = [] } = body;
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
