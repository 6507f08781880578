import { ensure } from '@boon/shared-kernel';
import type { RuleContext } from '../context.js';
import { addBit, lowestBit, wordsFor } from './bitmap.js';
import { CodeReader } from './code.js';
import { ALWAYS, type IndexTables } from './index-tables.js';
import { ListMemory, type Slab } from './list-memory.js';
import { Probe, type OuterTokens } from './probe.js';

/**
 * Which of many rules hold, by their numbers. Conjunctions are reached by their two rarest equality or IN
 * literals and judged by the rest; those without a rare key are judged by bitmaps, 32 at a time; rules that
 * hold for everybody stand in a list of their own. After Whang et al., "Indexing Boolean Expressions" (VLDB 2009), and OpIndex (VLDB 2014).
 */
export class RuleIndex {
  /** Where lists of rules of this index stand. */
  readonly lists = new ListMemory();
  private readonly readers = new WeakMap<Slab, CodeReader>();
  private readonly probe: Probe;
  private readonly reader: CodeReader;
  private readonly code: Int32Array;
  /** One bit per rule, all zero between two calls. */
  private readonly bits: Uint32Array;
  private readonly paired: Int32Array;

  constructor(private readonly tables: IndexTables) {
    this.probe = new Probe(tables.dictionary, tables.ranks);
    this.code = tables.code;
    this.reader = new CodeReader(tables.code, this.probe, tables.judged);
    this.bits = new Uint32Array(wordsFor(tables.ruleCount));
    this.paired = new Int32Array(tables.dictionary.tokenCount);
  }

  /** Writes the numbers of the rules that hold into `found`, ascending; answers how many, at most its length. */
  collect(context: RuleContext, found: Int32Array): number {
    this.probe.read(context);
    this.addAlways();
    this.judgeWide();
    this.judgeByToken();
    this.judgeByPair();
    return this.drain(found);
  }

  /** Whether one rule holds, asked by itself: only where the tables were made for it. */
  holds(rule: number, context: RuleContext): boolean {
    const { oneByOne } = this.tables;
    ensure(oneByOne !== null, 'this index answers all rules at once only');
    this.read(context);
    const end = oneByOne.starts[rule + 1] as number;
    for (let at = oneByOne.starts[rule] as number; at < end; at += 1) {
      const offset = oneByOne.offsets[at] as number;
      if (offset === ALWAYS || this.reader.holds(offset)) return true;
    }
    return false;
  }

  /** Makes `readerOf` answer for this context. Contexts never change, so one that was read last is still read. */
  read(context: RuleContext): Readonly<Probe> {
    if (this.probe.context !== context) this.probe.read(context);
    return this.probe;
  }

  get outerTokens(): OuterTokens {
    return this.probe.outer;
  }

  /** Reads code that was copied out of this index (`copyCode`) into a slab. */
  readerOf(slab: Slab): CodeReader {
    const known = this.readers.get(slab);
    if (known !== undefined) return known;
    const reader = new CodeReader(slab.words, this.probe, this.tables.judged);
    this.readers.set(slab, reader);
    return reader;
  }

  /** Copies the conjunctions of one rule to the end of `code`; true instead where it holds whatever the context says. */
  copyCode(rule: number, code: number[]): boolean {
    const { oneByOne } = this.tables;
    ensure(oneByOne !== null, 'this index answers all rules at once only');
    const end = oneByOne.starts[rule + 1] as number;
    for (let at = oneByOne.starts[rule] as number; at < end; at += 1) {
      const offset = oneByOne.offsets[at] as number;
      if (offset === ALWAYS) return true;
      const until = this.code[offset + 1] as number;
      const moved = code.length - offset;
      for (let word = offset; word < until; word += 1) code.push(this.code[word] as number);
      code[offset + moved + 1] = until + moved;
    }
    return false;
  }

  private addAlways(): void {
    const { always } = this.tables;
    for (let at = 0; at < always.length; at += 1) addBit(this.bits, always[at] as number);
  }

  private judgeWide(): void {
    const { wide, wideOffsets } = this.tables;
    const candidates = wide.candidates(this.probe);
    for (let word = 0; word < candidates.length; word += 1) {
      for (let rest = candidates[word] as number; rest !== 0; rest &= rest - 1) {
        this.judge(wideOffsets[word * 32 + lowestBit(rest)] as number);
      }
    }
  }

  private judgeByToken(): void {
    const { byToken, byTokenStarts } = this.tables;
    const { tokens, count } = this.probe;
    for (let index = 0; index < count; index += 1) {
      const token = tokens[index] as number;
      const end = byTokenStarts[token + 1] as number;
      for (let at = byTokenStarts[token] as number; at < end; at += 1) {
        this.judge(byToken[at] as number);
      }
    }
  }

  private judgeByPair(): void {
    const { paired } = this;
    const { pairs } = this.tables;
    const count = this.pairedTokens();
    for (let one = 1; one < count; one += 1) {
      const second = paired[one] as number;
      for (let other = 0; other < one; other += 1) {
        const first = paired[other] as number;
        const entry = first < second ? pairs.find(first, second) : pairs.find(second, first);
        if (entry >= 0) this.judgePostings(entry);
      }
    }
  }

  private pairedTokens(): number {
    const { tokens, count } = this.probe;
    const { isPaired } = this.tables;
    let kept = 0;
    for (let index = 0; index < count; index += 1) {
      const token = tokens[index] as number;
      if (isPaired[token] === 1) this.paired[kept++] = token;
    }
    return kept;
  }

  private judgePostings(entry: number): void {
    const { pairs } = this.tables;
    const end = pairs.end(entry);
    for (let at = pairs.start(entry); at < end; at += 1) this.judge(pairs.postings[at] as number);
  }

  private judge(offset: number): void {
    if (!this.reader.holds(offset)) return;
    const owner = this.code[offset] as number;
    if (owner >= 0) addBit(this.bits, owner);
    else this.addListed(-1 - owner);
  }

  private addListed(list: number): void {
    const { ownerLists } = this.tables;
    const end = list + (ownerLists[list] as number);
    for (let at = list + 1; at <= end; at += 1) addBit(this.bits, ownerLists[at] as number);
  }

  /** The set bits in ascending order, which are zero again afterwards. */
  private drain(found: Int32Array): number {
    const { bits } = this;
    let count = 0;
    for (let word = 0; word < bits.length; word += 1) {
      let rest = bits[word] as number;
      if (rest === 0) continue;
      bits[word] = 0;
      while (rest !== 0 && count < found.length) {
        found[count++] = word * 32 + lowestBit(rest);
        rest &= rest - 1;
      }
    }
    return count;
  }
}
