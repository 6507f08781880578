import type { Condition } from '../condition.js';
import type { RuleContext } from '../context.js';
import { IndexBuilder } from './index-builder.js';
import { RuleIndex } from './rule-index.js';

/** What stands at a place since an edit: a condition (null holds for everyone), or nothing. */
export type Edit = { readonly condition: Condition | null } | 'removed';

/** The edits of some places, with a small index of their own. Immutable. */
export class EditLayer {
  private readonly index: RuleIndex;
  private readonly places: Int32Array;
  private readonly found: Int32Array;
  private readonly numbers = new Map<number, number>();

  constructor(
    readonly edits: ReadonlyMap<number, Edit>,
    isOneByOne: boolean,
  ) {
    const builder = new IndexBuilder(isOneByOne);
    const places: number[] = [];
    for (const place of [...edits.keys()].sort((one, other) => one - other)) {
      const edit = edits.get(place);
      if (edit === undefined || edit === 'removed') continue;
      builder.add(edit.condition);
      this.numbers.set(place, places.push(place) - 1);
    }
    this.index = new RuleIndex(builder.build());
    this.places = Int32Array.from(places);
    this.found = new Int32Array(places.length);
  }

  /** The places whose new rules hold, ascending. */
  collect(context: RuleContext): Int32Array {
    const count = this.index.collect(context, this.found);
    for (let at = 0; at < count; at += 1) {
      this.found[at] = this.places[this.found[at] as number] as number;
    }
    return this.found.subarray(0, count);
  }

  /** Whether what stands at an edited place holds. */
  holds(place: number, context: RuleContext): boolean {
    const number = this.numbers.get(place);
    return number !== undefined && this.index.holds(number, context);
  }
}
