import { IntBuffer } from './int-buffer.js';

const NONE = -1;

/** Every distinct conjunction once, as words, with all rules that it belongs to. */
export class ConjunctionStore {
  /** Literal after literal: length of what follows, header, payload. */
  readonly words = new IntBuffer();
  private readonly starts = new IntBuffer();
  private readonly ends = new IntBuffer();
  private readonly hashes = new IntBuffer();
  /** Chain of (owner, next link) pairs per conjunction, latest first. */
  private readonly heads = new IntBuffer();
  private readonly links = new IntBuffer();
  private table = new Int32Array(2_048).fill(NONE);

  get count(): number {
    return this.starts.length;
  }

  start(conjunction: number): number {
    return this.starts.at(conjunction);
  }

  end(conjunction: number): number {
    return this.ends.at(conjunction);
  }

  /** Adds a conjunction, or another owner of one that is there. Its literals must be in one order. */
  add(literals: readonly (readonly number[])[], owner: number): void {
    const begun = this.words.length;
    let hash = 0;
    for (const words of literals) {
      this.words.push(words.length);
      hash = mixed(hash, words.length);
      for (const word of words) {
        this.words.push(word);
        hash = mixed(hash, word);
      }
    }
    this.own(this.settle(begun, hash), owner);
  }

  /** The rules that the conjunction belongs to, in the order in which they came. */
  owners(conjunction: number): number[] {
    const owners: number[] = [];
    for (let link = this.heads.at(conjunction); link !== NONE; link = this.links.at(link + 1)) {
      owners.push(this.links.at(link));
    }
    return owners.reverse();
  }

  private settle(begun: number, hash: number): number {
    let place = this.placeOf(hash);
    for (; this.table[place] !== NONE; place = (place + 1) & (this.table.length - 1)) {
      const known = this.table[place] ?? 0;
      if (this.hashes.at(known) === hash && this.isSame(known, begun)) {
        this.words.truncate(begun);
        return known;
      }
    }
    const conjunction = this.count;
    this.table[place] = conjunction;
    this.starts.push(begun);
    this.ends.push(this.words.length);
    this.hashes.push(hash);
    this.heads.push(NONE);
    if (this.count * 2 > this.table.length) this.widen();
    return conjunction;
  }

  private own(conjunction: number, owner: number): void {
    const link = this.links.length;
    this.links.push(owner);
    this.links.push(this.heads.at(conjunction));
    this.heads.set(conjunction, link);
  }

  private isSame(known: number, begun: number): boolean {
    const start = this.start(known);
    const length = this.words.length - begun;
    if (this.end(known) - start !== length) return false;
    for (let at = 0; at < length; at += 1) {
      if (this.words.at(start + at) !== this.words.at(begun + at)) return false;
    }
    return true;
  }

  private placeOf(hash: number): number {
    return (hash ^ (hash >>> 15)) & (this.table.length - 1);
  }

  private widen(): void {
    this.table = new Int32Array(this.table.length * 2).fill(NONE);
    for (let conjunction = 0; conjunction < this.count; conjunction += 1) {
      let place = this.placeOf(this.hashes.at(conjunction));
      while (this.table[place] !== NONE) place = (place + 1) & (this.table.length - 1);
      this.table[place] = conjunction;
    }
  }
}

function mixed(hash: number, word: number): number {
  const next = Math.imul(hash ^ word, 0x9e3779b1);
  return (next ^ (next >>> 13)) | 0;
}
