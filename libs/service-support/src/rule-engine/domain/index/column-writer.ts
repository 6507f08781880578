import type { ConjunctionStore } from './conjunction-store.js';
import { kindOf, NONE_OF, ONE_OF, slotOf } from './literal-words.js';
import { WideColumns } from './wide-columns.js';

/** Collects conjunctions for bitmaps. */
export class ColumnWriter {
  private readonly askers = new Map<number, number[]>();
  private readonly wanted = new Map<number, number[]>();
  private readonly barred = new Map<number, number[]>();
  private count = 0;

  constructor(private readonly store: ConjunctionStore) {}

  /** Takes the next conjunction; answers which of its literals the bitmaps answer, by where they stand. */
  add(conjunction: number): number[] {
    const { words } = this.store;
    const number = this.count++;
    const answered: number[] = [];
    const end = this.store.end(conjunction);
    for (let at = this.store.start(conjunction); at < end; at += words.at(at) + 1) {
      const kind = kindOf(words.at(at + 1));
      if (kind !== NONE_OF && (kind !== ONE_OF || !this.asks(number, slotOf(words.at(at + 1))))) {
        continue;
      }
      answered.push(at);
      const lists = kind === ONE_OF ? this.wanted : this.barred;
      for (let token = at + 2; token <= at + words.at(at); token += 1) {
        append(lists, words.at(token), number);
      }
    }
    return answered;
  }

  columns(): WideColumns {
    const { count, askers, wanted, barred } = this;
    return new WideColumns({ count, askers, wanted, barred });
  }

  /** One question per slot goes into the bitmaps: two that both must be met do not fit into one column. */
  private asks(number: number, slot: number): boolean {
    if (this.askers.get(slot)?.at(-1) === number) return false;
    append(this.askers, slot, number);
    return true;
  }
}

function append(lists: Map<number, number[]>, key: number, number: number): void {
  const list = lists.get(key);
  if (list) list.push(number);
  else lists.set(key, [number]);
}
