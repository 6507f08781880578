import { atOnce, type Stepwise } from '@boon/shared-kernel';
import type { Condition } from '../condition.js';
import { normalForm } from '../normal-form.js';
import { AccessPlan, type Access } from './access.js';
import { CodeWriter } from './code-writer.js';
import { ColumnWriter } from './column-writer.js';
import { ConjunctionStore } from './conjunction-store.js';
import { Dictionary } from './dictionary.js';
import type { IndexTables } from './index-tables.js';
import { OneByOneWriter } from './one-by-one-writer.js';
import { IntBuffer } from './int-buffer.js';
import { inOneOrder, literalWords } from './literal-words.js';
import { PairTable } from './pair-table.js';
import { Ranks } from './ranks.js';

/** How many rules or conjunctions one step takes. */
export const A_STEP = 1_024;

/** Takes conditions one by one, keeping none that can be taken apart, and makes the tables of an index. */
export class IndexBuilder {
  private readonly dictionary = new Dictionary();
  private readonly store = new ConjunctionStore();
  private readonly judged: Condition[] = [];
  private readonly always = new IntBuffer();
  private ruleCount = 0;

  /** `isOneByOne`: rules can be judged by themselves too, at the price of half as much memory again. */
  constructor(private readonly isOneByOne = false) {}

  /** Rules are numbered in the order in which they come, from 0; a null condition always holds. */
  add(condition: Condition | null): void {
    const rule = this.ruleCount++;
    const form = normalForm(condition);
    if (form.some((literals) => literals.length === 0)) {
      this.always.push(rule);
      return;
    }
    for (const literals of form) {
      const words = literals.map((each) => literalWords(each, this.dictionary, this.judged));
      this.store.add(inOneOrder(words), rule);
    }
  }

  build(): IndexTables {
    return atOnce(this.building());
  }

  *building(): Stepwise<IndexTables> {
    const { dictionary, store } = this;
    const ranks = Ranks.of(dictionary);
    yield;
    const writer = new CodeWriter(store, ranks);
    const reach = new Reach(store, dictionary);
    const plan = new AccessPlan(store, dictionary);
    for (let conjunction = 0; conjunction < store.count; conjunction += 1) {
      reach.add(plan.accessOf(conjunction), conjunction, writer);
      if (conjunction % A_STEP === 0) yield;
    }
    const always = this.always.toArray();
    const oneByOne = this.isOneByOne
      ? yield* new OneByOneWriter(store, plan, writer).writing(this.ruleCount, always)
      : null;
    yield;
    const tables = yield* reach.tables();
    return {
      ...{ ruleCount: this.ruleCount, dictionary, ranks, judged: this.judged },
      ...{ code: writer.code.toArray(), ownerLists: writer.ownerLists.toArray() },
      ...{ always, ...tables, oneByOne },
    };
  }
}

type ReachTables = Pick<
  IndexTables,
  'wide' | 'wideOffsets' | 'byToken' | 'byTokenStarts' | 'pairs' | 'isPaired'
>;

/** Collects how conjunctions are reached. */
class Reach {
  private readonly columns: ColumnWriter;
  private readonly wideOffsets = new IntBuffer();
  private readonly tokens = new IntBuffer();
  private readonly tokenOffsets = new IntBuffer();
  private readonly firsts = new IntBuffer();
  private readonly seconds = new IntBuffer();
  private readonly pairOffsets = new IntBuffer();

  constructor(
    private readonly store: ConjunctionStore,
    private readonly dictionary: Dictionary,
  ) {
    this.columns = new ColumnWriter(store);
  }

  add({ first, second }: Access, conjunction: number, writer: CodeWriter): void {
    if (first < 0) {
      this.wideOffsets.push(writer.write(conjunction, this.columns.add(conjunction)));
      return;
    }
    const offset = writer.write(conjunction, [first, second]);
    if (second < 0) this.addTokens(first, offset);
    else this.addPairs(first, second, offset);
  }

  *tables(): Stepwise<ReachTables> {
    const firsts = this.firsts.toArray();
    const seconds = this.seconds.toArray();
    const isPaired = new Uint8Array(this.dictionary.tokenCount);
    for (const token of firsts) isPaired[token] = 1;
    for (const token of seconds) isPaired[token] = 1;
    yield;
    const pairs = yield* PairTable.making(firsts, seconds, this.pairOffsets.toArray());
    const wide = this.columns.columns();
    yield;
    return {
      ...this.grouped(),
      ...{ wide, wideOffsets: this.wideOffsets.toArray(), pairs, isPaired },
    };
  }

  private addTokens(literal: number, offset: number): void {
    const { words } = this.store;
    for (let at = literal + 2; at <= literal + words.at(literal); at += 1) {
      this.tokens.push(words.at(at));
      this.tokenOffsets.push(offset);
    }
  }

  private addPairs(first: number, second: number, offset: number): void {
    const { words } = this.store;
    for (let one = first + 2; one <= first + words.at(first); one += 1) {
      for (let other = second + 2; other <= second + words.at(second); other += 1) {
        this.firsts.push(Math.min(words.at(one), words.at(other)));
        this.seconds.push(Math.max(words.at(one), words.at(other)));
        this.pairOffsets.push(offset);
      }
    }
  }

  private grouped(): Pick<IndexTables, 'byToken' | 'byTokenStarts'> {
    const { tokens, tokenOffsets } = this;
    const starts = new Int32Array(this.dictionary.tokenCount + 2);
    for (let at = 0; at < tokens.length; at += 1) {
      const after = tokens.at(at) + 2;
      starts[after] = (starts[after] ?? 0) + 1;
    }
    for (let token = 1; token < starts.length; token += 1) {
      starts[token] = (starts[token] ?? 0) + (starts[token - 1] ?? 0);
    }
    const byToken = new Int32Array(tokens.length);
    for (let at = 0; at < tokens.length; at += 1) {
      const next = tokens.at(at) + 1;
      byToken[starts[next] ?? 0] = tokenOffsets.at(at);
      starts[next] = (starts[next] ?? 0) + 1;
    }
    return { byToken, byTokenStarts: starts };
  }
}
