import type { TextStore } from '../options.js';

const KEPT_MS = 24 * 3_600_000;
const MOST_KEPT = 20;

/** Something that was begun and whose end is not known yet. */
export interface Pending {
  readonly key: string;
  /** Whose it is. */
  readonly subject: string;
  /** Since when, in milliseconds. */
  readonly since: number;
}

/** Remembers over a reload what was begun. Where nothing can be kept it forgets, and never fails. */
export class PendingBook<Entry extends Pending> {
  constructor(
    private readonly store: TextStore,
    private readonly name: string,
  ) {}

  of(subject: string, now: number): Entry[] {
    return this.read().filter((one) => one.subject === subject && one.since > now - KEPT_MS);
  }

  put(entry: Entry): void {
    this.write([...this.read().filter(({ key }) => key !== entry.key), entry].slice(-MOST_KEPT));
  }

  remove(key: string): void {
    this.write(this.read().filter((entry) => entry.key !== key));
  }

  // Read anew each time: other tabs write, too.
  private read(): Entry[] {
    try {
      const found = JSON.parse(this.store.getItem(this.name) ?? '[]') as Entry[];
      return found.filter(({ key, subject }) => key && subject);
    } catch {
      return [];
    }
  }

  private write(entries: readonly Entry[]): void {
    try {
      if (entries.length === 0) this.store.removeItem(this.name);
      else this.store.setItem(this.name, JSON.stringify(entries));
    } catch {
      // A full or forbidden store costs the memory, not the claim.
    }
  }
}
