import type { AccessPlan } from './access.js';
import type { CodeWriter } from './code-writer.js';
import type { ConjunctionStore } from './conjunction-store.js';
import { ALWAYS, type OneByOne } from './index-tables.js';
import { INSIDE, JUDGED, kindOf, NONE_OF, ONE_OF } from './literal-words.js';

/** After the literals that list what holds: the cheap ones that often fail first, whole conditions last. */
const AFTER: Readonly<Record<number, number>> = { [INSIDE]: 1, [NONE_OF]: 2, [JUDGED]: 4 };
const LAST_BUT_ONE = 3;

/** Writes every conjunction whole, the rarest literal first, so that a rule can be judged by itself. */
export class OneByOneWriter {
  constructor(
    private readonly store: ConjunctionStore,
    private readonly plan: AccessPlan,
    private readonly writer: CodeWriter,
  ) {}

  write(ruleCount: number, always: Int32Array): OneByOne {
    const offsetsOf = Array.from({ length: ruleCount }, (): number[] => []);
    for (const rule of always) offsetsOf[rule]?.push(ALWAYS);
    for (let conjunction = 0; conjunction < this.store.count; conjunction += 1) {
      const offset = this.writer.writeLiterals(conjunction, this.literalsOf(conjunction));
      for (const rule of this.store.owners(conjunction)) offsetsOf[rule]?.push(offset);
    }
    const starts = new Int32Array(ruleCount + 1);
    offsetsOf.forEach((offsets, rule) => {
      starts[rule + 1] = (starts[rule] ?? 0) + offsets.length;
    });
    return { offsets: Int32Array.from(offsetsOf.flat()), starts };
  }

  private literalsOf(conjunction: number): number[] {
    const { words } = this.store;
    const found: { readonly at: number; readonly rank: number }[] = [];
    const end = this.store.end(conjunction);
    for (let at = this.store.start(conjunction); at < end; at += words.at(at) + 1) {
      const kind = kindOf(words.at(at + 1));
      const rank = kind === ONE_OF ? this.plan.shareOf(at) : (AFTER[kind] ?? LAST_BUT_ONE);
      found.push({ at, rank });
    }
    return found.sort((one, other) => one.rank - other.rank).map(({ at }) => at);
  }
}
