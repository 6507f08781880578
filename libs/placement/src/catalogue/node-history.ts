import { newId } from '@boon/shared-kernel';
import type { CatalogueItem } from './domain/catalogue-item.js';

/** One object of a catalogue by name; slots carry their settings, the others' bodies stand in the catalogue's log. */
export interface KnownItem {
  readonly kind: CatalogueItem['kind'];
  readonly id: string;
  readonly version: number;
  readonly body?: unknown;
}

/** What a node's catalogue consisted of at one of its versions: all of it, or what changed since the one before. */
export interface CatalogueVersion {
  readonly node: string;
  readonly version: number;
  readonly checksum: string;
  readonly isBase: boolean;
  readonly items: readonly KnownItem[];
}

/** From so many untold versions on, older ones are told as one. */
const UNTOLD_AT_MOST = 2_000;
/** How many versions are told as changes before all is told again. */
const BASE_EVERY = 500;
const BASE_EVERY_MS = 24 * 3_600_000;

/**
 * Remembers what this node came to know, version by version, until it was written down: so that the very
 * catalogue of a logged decision can be put together again. Each process has a name of its own.
 */
export class NodeHistory {
  readonly node = newId();
  private readonly known = new Map<string, KnownItem>();
  private changed: KnownItem[] = [];
  private untold: CatalogueVersion[] = [];
  private sinceBase = 0;
  private baseAt: number | null = null;
  private checksums = new Map<number, string>();

  /** An object that was new to this node. */
  note(item: CatalogueItem): void {
    const { kind, id, version, body } = item;
    const known: KnownItem = kind === 'slot' ? { kind, id, version, body } : { kind, id, version };
    this.known.set(`${kind}:${id}`, known);
    this.changed.push(known);
  }

  /** What was noted so far makes this version. `at`: epoch ms. */
  close(version: string, checksum: string, at: number): void {
    const { node } = this;
    const isBase =
      this.baseAt === null || this.sinceBase >= BASE_EVERY || at - this.baseAt >= BASE_EVERY_MS;
    const items = isBase ? [...this.known.values()] : this.changed;
    this.untold.push({ node, version: Number(version), checksum, isBase, items });
    this.checksums.set(Number(version), checksum);
    if (isBase) this.baseAt = at;
    this.sinceBase = isBase ? 0 : this.sinceBase + 1;
    this.changed = [];
    if (this.untold.length > UNTOLD_AT_MOST) this.joinOldest();
  }

  /** The checksum of one of the last versions; '' when it is too long ago. */
  checksumOf(version: string): string {
    return this.checksums.get(Number(version)) ?? '';
  }

  /** What is to be written down before a decision on this version can be made again. */
  untoldUntil(version: number): readonly CatalogueVersion[] {
    return this.untold.filter((each) => each.version <= version);
  }

  /** These were written down. */
  told(versions: readonly CatalogueVersion[]): void {
    const done = new Set(versions);
    this.untold = this.untold.filter((each) => !done.has(each));
    const last = Math.max(0, ...versions.map((each) => each.version));
    for (const version of this.checksums.keys()) {
      if (version < last - UNTOLD_AT_MOST) this.checksums.delete(version);
    }
  }

  /** Nobody logs: only the last version can still be asked for, by decisions that are under way. */
  private joinOldest(): void {
    const base = this.untold.findLastIndex(({ isBase }) => isBase);
    if (base > 0) {
      this.untold = this.untold.slice(base);
      return;
    }
    const half = this.untold.splice(0, UNTOLD_AT_MOST / 2);
    const last = half.at(-1);
    if (last === undefined) return;
    const items = [
      ...new Map(half.flatMap((each) => each.items).map((item) => [keyOf(item), item])).values(),
    ];
    const isBase = half.some((each) => each.isBase);
    this.untold.unshift({ ...last, isBase, items });
  }
}

function keyOf({ kind, id }: KnownItem): string {
  return `${kind}:${id}`;
}
