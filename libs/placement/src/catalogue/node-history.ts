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
  /** Known of, but not yet part of a version. */
  private gathered: KnownItem[] = [];
  private untold: CatalogueVersion[] = [];
  private sinceBase = 0;
  private baseAt: number | null = null;
  private checksums = new Map<number, string>();

  /** An object that was new to this node. */
  note(item: CatalogueItem): void {
    const known = knownOf(item);
    this.known.set(keyOf(known), known);
    this.changed.push(known);
  }

  /** An object of many that become part of one later version. */
  gather(item: CatalogueItem): void {
    const known = knownOf(item);
    const newest = this.known.get(keyOf(known));
    if (newest === undefined || newest.version < known.version) this.known.set(keyOf(known), known);
    this.gathered.push(known);
  }

  /** What was noted and gathered so far makes this version. */
  closeGathered(version: string, checksum: string, at: number): void {
    this.changed = this.changed.length === 0 ? this.gathered : this.gathered.concat(this.changed);
    this.gathered = [];
    this.close(version, checksum, at);
  }

  /** What was noted so far makes this version. `at`: epoch ms. */
  close(version: string, checksum: string, at: number): void {
    const { node } = this;
    // While objects are gathered all that is known is more than the version has.
    const isBase = this.gathered.length === 0 && this.isBaseDue(at);
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

  private isBaseDue(at: number): boolean {
    const { baseAt, sinceBase } = this;
    return baseAt === null || sinceBase >= BASE_EVERY || at - baseAt >= BASE_EVERY_MS;
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

function knownOf({ kind, id, version, body }: CatalogueItem): KnownItem {
  return kind === 'slot' ? { kind, id, version, body } : { kind, id, version };
}

function keyOf({ kind, id }: KnownItem): string {
  return `${kind}:${id}`;
}
