import { keyOfTag, partsOfCapKey } from '../cap-key.js';

/** One counter; `expiresAt` in milliseconds, null: never. */
export interface Counter {
  value: number;
  expiresAt: number | null;
}

/** A counter of a user, and the next one of the same user. */
interface UserCounter extends Counter {
  readonly name: string;
  next: UserCounter | null;
}

/**
 * Counters by key. Nearly all of them are caps of users, a few of each: they hang on their user and share the rest of
 * their key with those of other users, a third of the memory that a map of keys takes.
 */
export class CounterTable {
  private readonly users = new Map<string, UserCounter>();
  private readonly others = new Map<string, Counter>();
  private names = new Map<string, string>();
  private ofUsers = 0;

  get size(): number {
    return this.ofUsers + this.others.size;
  }

  get(key: string): Counter | undefined {
    const parts = partsOfCapKey(key);
    if (parts === null) return this.others.get(key);
    for (let at = this.users.get(parts.tag) ?? null; at !== null; at = at.next) {
      if (at.name === parts.name) return at;
    }
    return undefined;
  }

  /** Adds a counter of a key that has none. */
  add(key: string, { value, expiresAt }: Readonly<Counter>): void {
    const parts = partsOfCapKey(key);
    if (parts === null) {
      this.others.set(key, { value, expiresAt });
      return;
    }
    const next = this.users.get(parts.tag) ?? null;
    const tag = next === null ? copied(parts.tag) : parts.tag;
    this.users.set(tag, { value, expiresAt, name: this.shared(parts.name), next });
    this.ofUsers += 1;
  }

  /** Calls back with every counter of the user with this tag. */
  eachOf(tag: string, tell: (key: string, counter: Counter) => void): void {
    for (let at = this.users.get(tag) ?? null; at !== null; at = at.next) {
      tell(keyOfTag(tag, at.name), at);
    }
  }

  /** Forgets what has expired, walking over everything. */
  sweep(now: number): void {
    for (const [key, counter] of this.others) if (isOver(counter, now)) this.others.delete(key);
    this.names = new Map();
    for (const [tag, first] of this.users) {
      const left = this.swept(first, now);
      if (left === null) this.users.delete(tag);
      else if (left !== first) this.users.set(tag, left);
    }
  }

  private swept(first: UserCounter | null, now: number): UserCounter | null {
    let left = first;
    while (left !== null && isOver(left, now)) {
      left = left.next;
      this.ofUsers -= 1;
    }
    for (let at = left; at !== null; at = at.next) {
      this.names.set(at.name, at.name);
      while (at.next !== null && isOver(at.next, now)) {
        at.next = at.next.next;
        this.ofUsers -= 1;
      }
    }
    return left;
  }

  private shared(name: string): string {
    const known = this.names.get(name);
    if (known !== undefined) return known;
    const own = copied(name);
    this.names.set(own, own);
    return own;
  }
}

export function isOver({ expiresAt }: Counter, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

/** A part of a string keeps the whole string in memory; keys are of ASCII. */
function copied(part: string): string {
  return Buffer.from(part, 'latin1').toString('latin1');
}
