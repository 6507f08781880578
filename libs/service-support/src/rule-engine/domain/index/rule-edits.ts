import type { RuleContext } from '../context.js';
import { addBit, hasBit, wordsFor } from './bitmap.js';
import { EditLayer, type Edit } from './edit-layer.js';

/** Young edits are indexed anew with each edit; from this many on they are merged into the older ones. */
const YOUNG_AT_MOST = 256;

/** All edits since the index was built: a few young ones over the older ones. Immutable. */
export class RuleEdits {
  private constructor(
    private readonly old: EditLayer,
    private readonly young: EditLayer,
    /** One bit for each place of the index that no longer counts. */
    private readonly overruled: Uint32Array,
    private readonly isOneByOne: boolean,
  ) {}

  static none(size: number, isOneByOne: boolean): RuleEdits {
    const nothing = new EditLayer(new Map(), isOneByOne);
    return new RuleEdits(nothing, nothing, new Uint32Array(wordsFor(size)), isOneByOne);
  }

  /** How many places were edited. */
  get count(): number {
    return new Set([...this.old.edits.keys(), ...this.young.edits.keys()]).size;
  }

  with(edits: ReadonlyMap<number, Edit>): RuleEdits {
    const overruled = this.overruled.slice();
    for (const place of edits.keys()) {
      if (place < overruled.length * 32) addBit(overruled, place);
    }
    const young = new Map([...this.young.edits, ...edits]);
    const { isOneByOne } = this;
    const layer = (of: ReadonlyMap<number, Edit>) => new EditLayer(of, isOneByOne);
    if (young.size <= YOUNG_AT_MOST)
      return new RuleEdits(this.old, layer(young), overruled, isOneByOne);
    const all = new Map([...this.old.edits, ...young]);
    return new RuleEdits(layer(all), layer(new Map()), overruled, isOneByOne);
  }

  /** Whether what an edit put at a place holds; undefined where none did. */
  holds(place: number, context: RuleContext): boolean | undefined {
    if (this.young.edits.has(place)) return this.young.holds(place, context);
    return this.old.edits.has(place) ? this.old.holds(place, context) : undefined;
  }

  /** What stands at a place; undefined when it was never edited. */
  at(place: number): Edit | undefined {
    return this.young.edits.get(place) ?? this.old.edits.get(place);
  }

  /**
   * Corrects what the index found (`found`, its first `count`, ascending): takes out the overruled places and
   * puts in those whose new rules hold. Answers the count; `found` must have room for every place.
   */
  correct(context: RuleContext, found: Int32Array, count: number): number {
    const kept = this.kept(found, count);
    const young = this.young.collect(context);
    const old = this.old.collect(context).filter((place) => !this.young.edits.has(place));
    return merged(found, merged(found, kept, old), young);
  }

  private kept(found: Int32Array, count: number): number {
    let kept = 0;
    for (let at = 0; at < count; at += 1) {
      const place = found[at] as number;
      if (!hasBit(this.overruled, place)) found[kept++] = place;
    }
    return kept;
  }
}

/** Merges an ascending list into another one from behind; answers the length. */
function merged(into: Int32Array, count: number, added: Int32Array): number {
  let to = count + added.length - 1;
  let one = count - 1;
  for (let other = added.length - 1; other >= 0; to -= 1) {
    const place = added[other] as number;
    if (one >= 0 && (into[one] as number) > place) into[to] = into[one--] as number;
    else {
      into[to] = place;
      other -= 1;
    }
  }
  return count + added.length;
}
