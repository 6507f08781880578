import type { Stepwise } from '@boon/shared-kernel';
import type { AccessPlan } from './access.js';
import type { CodeWriter } from './code-writer.js';
import type { ConjunctionStore } from './conjunction-store.js';
import { IntBuffer } from './int-buffer.js';
import { ALWAYS, type OneByOne } from './index-tables.js';
import { INSIDE, JUDGED, kindOf, NONE_OF, ONE_OF } from './literal-words.js';

/** After the literals that list what holds: the cheap ones that often fail first, whole conditions last. */
const AFTER: Readonly<Record<number, number>> = { [INSIDE]: 1, [NONE_OF]: 2, [JUDGED]: 4 };
const LAST_BUT_ONE = 3;
/** How many conjunctions one step writes. */
const A_STEP = 1_024;

/** Writes every conjunction whole, the rarest literal first, so that a rule can be judged by itself. */
export class OneByOneWriter {
  constructor(
    private readonly store: ConjunctionStore,
    private readonly plan: AccessPlan,
    private readonly writer: CodeWriter,
  ) {}

  *writing(ruleCount: number, always: Int32Array): Stepwise<OneByOne> {
    const rules = new IntBuffer();
    const offsets = new IntBuffer();
    for (const rule of always) {
      rules.push(rule);
      offsets.push(ALWAYS);
    }
    for (let conjunction = 0; conjunction < this.store.count; conjunction += 1) {
      const offset = this.writer.writeLiterals(conjunction, this.literalsOf(conjunction));
      for (const rule of this.store.owners(conjunction)) {
        rules.push(rule);
        offsets.push(offset);
      }
      if (conjunction % A_STEP === 0) yield;
    }
    return dealtOut(ruleCount, rules, offsets);
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

/** The offsets rule by rule, each rule's in the order in which they came. */
function dealtOut(ruleCount: number, rules: IntBuffer, offsets: IntBuffer): OneByOne {
  // Where a rule's offsets end stands one place further up until they are dealt out.
  const starts = new Int32Array(ruleCount + 2);
  for (let at = 0; at < rules.length; at += 1) {
    const after = rules.at(at) + 2;
    starts[after] = (starts[after] as number) + 1;
  }
  for (let rule = 1; rule < starts.length; rule += 1) {
    starts[rule] = (starts[rule] as number) + (starts[rule - 1] as number);
  }
  const dealt = new Int32Array(offsets.length);
  for (let at = 0; at < offsets.length; at += 1) {
    const next = rules.at(at) + 1;
    dealt[starts[next] as number] = offsets.at(at);
    starts[next] = (starts[next] as number) + 1;
  }
  return { offsets: dealt, starts };
}
