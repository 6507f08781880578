import { atOnce, ensure, type Stepwise } from '@boon/shared-kernel';
import type { Condition } from './condition.js';
import type { RuleContext } from './context.js';
import type { Edit } from './index/edit-layer.js';
import { IdTable } from './index/id-table.js';
import { A_STEP, IndexBuilder } from './index/index-builder.js';
import { RuleEdits } from './index/rule-edits.js';
import { RuleIndex } from './index/rule-index.js';
import { RuleList } from './index/rule-list.js';

/** A condition with the id of what it guards; null holds for everyone. */
export interface Rule {
  readonly id: string;
  readonly condition: Condition | null;
}

/** A change of a rule set: the removed ids go first, then each rule is put in place of the one with its id. */
export interface RuleChange {
  readonly removed?: readonly string[];
  readonly put?: readonly Rule[];
}

/** What a set and all that were edited out of it share. */
interface Epoch {
  readonly ids: readonly string[];
  readonly table: IdTable;
  readonly index: RuleIndex;
  readonly isOneByOne: boolean;
}

/** What a set can do beside answering which rules hold. */
export interface RuleSetOptions {
  /** `holds` can be asked of single rules, for half as much memory again. */
  readonly oneByOne?: boolean;
}

/**
 * Many rules asked at once: which of them hold. Immutable to its callers; `edited` makes another set that
 * shares the index and adds the changes as a small one of their own. Answers what `matches` says of each rule.
 */
export class RuleSet {
  private scratch: Int32Array | null = null;

  private constructor(
    private readonly epoch: Epoch,
    private readonly edits: RuleEdits | null,
    /** Places of ids that came with edits, after those of the epoch. */
    private readonly addedPlaces: ReadonlyMap<string, number>,
    private readonly added: readonly string[],
    /** How many rules there are. */
    readonly size: number,
  ) {}

  /** Rules are read once and not kept, so a stream of them costs no more than the index. */
  static build(rules: Iterable<Rule>, options: RuleSetOptions = {}): RuleSet {
    return atOnce(RuleSet.building(rules, options));
  }

  /** `build` in steps of a few milliseconds, for those who must not hold others up. */
  static *building(
    rules: Iterable<Rule>,
    { oneByOne = false }: RuleSetOptions = {},
  ): Stepwise<RuleSet> {
    const builder = new IndexBuilder(oneByOne);
    const ids: string[] = [];
    for (const { id, condition } of rules) {
      builder.add(condition);
      if (ids.push(id) % A_STEP === 0) yield;
    }
    const index = new RuleIndex(yield* builder.building());
    yield;
    const epoch = { ids, table: new IdTable(ids), index, isOneByOne: oneByOne };
    return new RuleSet(epoch, null, new Map(), [], ids.length);
  }

  /** How many places a set has: at least `size`. A place belongs to one id for the life of the set. */
  get places(): number {
    return this.epoch.ids.length + this.added.length;
  }

  /** How many places differ from what was built; build a new set when this grows past some thousands. */
  get editedPlaces(): number {
    return this.edits?.count ?? 0;
  }

  /**
   * The set after the change, at once: milliseconds, however many rules there are. A rule that is put again
   * keeps its place in the order, a new one comes last; ids that are not there are removed without a word.
   */
  edited({ removed = [], put = [] }: RuleChange): RuleSet {
    const edits = new Map<number, Edit>();
    const addedPlaces = new Map(this.addedPlaces);
    const added = [...this.added];
    const placesOf = (id: string): readonly number[] => {
      const place = addedPlaces.get(id);
      return place === undefined ? this.epoch.table.find(id) : [place];
    };
    for (const id of removed) placesOf(id).forEach((place) => edits.set(place, 'removed'));
    for (const { id, condition } of put) {
      const places = placesOf(id);
      places.forEach((place) => edits.set(place, 'removed'));
      const place = places[0] ?? this.epoch.ids.length + added.length;
      if (places.length === 0) {
        added.push(id);
        addedPlaces.set(id, place);
      }
      edits.set(place, { condition });
    }
    const before = this.edits ?? RuleEdits.none(this.epoch.ids.length, this.epoch.isOneByOne);
    const size = this.size + this.growth(edits);
    return new RuleSet(this.epoch, before.with(edits), addedPlaces, added, size);
  }

  /** The ids of all rules that hold, in the order in which they were given. Throws on an invalid clock. */
  match(context: RuleContext): string[] {
    return this.first(context, this.places);
  }

  /** The ids of the first `limit` rules that hold: the best ones when the rules were given by priority. */
  first(context: RuleContext, limit: number): string[] {
    this.scratch ??= new Int32Array(this.places);
    const found = this.edits === null ? this.scratch.subarray(0, limit) : this.scratch;
    const count = Math.min(this.collect(context, found), limit);
    const ids = new Array<string>(count);
    for (let at = 0; at < count; at += 1) ids[at] = this.idAt(found[at] as number);
    return ids;
  }

  /**
   * Writes the places of the rules that hold into `found`, ascending, and answers how many, without making
   * any object. `found` must be as long as `places`, or as what is wanted when nothing was edited.
   */
  collect(context: RuleContext, found: Int32Array): number {
    ensure(!Number.isNaN(context.now.getTime()), 'a decision has a clock');
    const count = this.epoch.index.collect(context, found);
    if (this.edits === null) return count;
    ensure(found.length >= this.places, 'an edited set needs room for all of its places');
    return this.edits.correct(context, found, count);
  }

  /**
   * Whether the rule at a place holds, asked by itself: some tens of nanoseconds, so that a few of many rules
   * cost less than all of them at once. The set must have been built for it; a context must not change.
   */
  holds(place: number, context: RuleContext): boolean {
    const edited = this.edits?.holds(place, context);
    if (edited !== undefined) return edited;
    return place < this.epoch.ids.length && this.epoch.index.holds(place, context);
  }

  /**
   * Some rules, by their places, in an order to be gone through often; -1 stands for one that always holds. `numbers`: what
   * the caller wants to find beside each.
   */
  listed(places: readonly number[], numbers?: readonly number[]): RuleList {
    const { edits } = this;
    const { index, ids } = this.epoch;
    const isHere = (place: number): boolean => place < ids.length && edits?.at(place) === undefined;
    const elsewhere = (place: number, context: RuleContext) => this.holds(place, context);
    return RuleList.of({ places, numbers }, { index, isHere, elsewhere });
  }

  /** The place of an id, for life; undefined when it never had one. With an id given twice: its first. */
  placeOf(id: string): number | undefined {
    return this.addedPlaces.get(id) ?? this.epoch.table.find(id)[0];
  }

  /** The id that a place belongs to. */
  idAt(place: number): string {
    const { ids } = this.epoch;
    const id = place < ids.length ? ids[place] : this.added[place - ids.length];
    ensure(id !== undefined, `a set of ${this.places} places has no place ${place}`);
    return id;
  }

  private growth(edits: ReadonlyMap<number, Edit>): number {
    let growth = 0;
    for (const [place, edit] of edits) {
      if (this.isTaken(place)) growth -= 1;
      if (edit !== 'removed') growth += 1;
    }
    return growth;
  }

  private isTaken(place: number): boolean {
    if (place >= this.places) return false;
    const edit = this.edits?.at(place);
    return edit === undefined ? place < this.epoch.ids.length : edit !== 'removed';
  }
}
