import { atOnce, type Stepwise } from '@boon/shared-kernel';
import type { Slot } from '../../slot/domain/slot.js';
import type { CatalogueItem } from './catalogue-item.js';
import { copyInto } from './copied.js';
import { Checksum } from './checksum.js';
import { Compiled } from './compiled.js';
import { KnownObjects } from './known-objects.js';
import type { SnapshotParts } from './snapshot-parts.js';

/** From so many edits on, all is compiled anew. */
const EDITS_AT_MOST = 2_000;

/**
 * Turns what owners tell into snapshots. The first one is compiled whole; later ones share all that did not
 * change, so that an edit costs what it touches and not what there is.
 */
export class CatalogueCompiler {
  private readonly known = new KnownObjects();
  private readonly versions = new Map<string, number>();
  private readonly sum = new Checksum();
  private readonly changedPlans = new Set<string>();
  private readonly changedSchemes = new Set<string>();
  private compiled = new Compiled(this.known);
  private isWhole = true;

  constructor(slots: readonly Slot[] = []) {
    for (const slot of slots) this.known.slots.set(slot.name, slot);
  }

  /** Begins with what another one was told, which is to be told nothing meanwhile. Nothing of it is compiled yet. */
  *copy({ known, versions, sum }: CatalogueCompiler): Stepwise<void> {
    yield* this.known.copy(known);
    yield* copyInto(this.versions, versions);
    this.sum.copy(sum);
  }

  /** How many objects were ever told of. */
  get size(): number {
    return this.versions.size;
  }

  /** Whether the next snapshot is compiled whole. */
  get isOutgrown(): boolean {
    return this.isWhole || this.compiled.edits + this.changedSchemes.size > EDITS_AT_MOST;
  }

  /** Whether an object is new, or newer than what is known of it. */
  isNews({ kind, id, version }: CatalogueItem): boolean {
    return (this.versions.get(`${kind}:${id}`) ?? 0) < version;
  }

  /** Takes an object in; false when this version or a newer one is known already. */
  put(item: CatalogueItem): boolean {
    const key = `${item.kind}:${item.id}`;
    const before = this.versions.get(key) ?? 0;
    if (before >= item.version) return false;
    if (before > 0) this.sum.remove(`${key}@${before}`);
    this.sum.add(`${key}@${item.version}`);
    this.versions.set(key, item.version);
    for (const plan of this.known.put(item)) this.changedPlans.add(plan);
    if (item.kind === 'scheme') this.changedSchemes.add(item.id);
    // Another slot may let in other offers of every plan; slots change rarely.
    if (item.kind === 'slot') this.isWhole = true;
    return true;
  }

  /** The parts of a snapshot of all that was put. */
  compile(version: string): SnapshotParts {
    return atOnce(this.compiling(version));
  }

  /** `compile` in steps of a few milliseconds. Nothing may be put in between. */
  *compiling(version: string): Stepwise<SnapshotParts> {
    if (!this.isOutgrown) return yield* this.following(version);
    this.compiled = yield* Compiled.whole(this.known);
    this.isWhole = false;
    return this.parts(version);
  }

  /** Compiles nothing but what changed, however much was edited already. Slots are not to be among it. */
  *following(version: string): Stepwise<SnapshotParts> {
    yield* this.compiled.follow({ plans: this.changedPlans, schemes: this.changedSchemes });
    return this.parts(version);
  }

  private parts(version: string): SnapshotParts {
    this.changedPlans.clear();
    this.changedSchemes.clear();
    const { known, compiled, sum } = this;
    const { indexes, audiences, offerCount, shortlists } = compiled;
    return {
      ...{ version, checksum: sum.toString(), slots: new Map(known.slots) },
      ...{ indexes, audiences, off: new Set(known.off), faults: [...known.faults.values()] },
      ...{ offerCount, named: known.named.told(), shortlists, gates: new Map(known.gates) },
    };
  }
}
