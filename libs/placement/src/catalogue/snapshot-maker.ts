import { Logger } from '@nestjs/common';
import { atOnce, type Stepwise } from '@boon/shared-kernel';
import type { CatalogueItem } from './domain/catalogue-item.js';
import { CatalogueCompiler } from './domain/catalogue-compiler.js';
import { CatalogueSnapshot } from './domain/snapshot.js';
import type { SnapshotParts } from './domain/snapshot-parts.js';
import { inSlices } from './in-slices.js';
import { NodeHistory } from './node-history.js';

/** So many objects are taken in at once: a few tens of milliseconds at most. */
const AT_ONCE = 1_000;
/** In a large catalogue changes are taken in again after so many times what it took: a fifth of the time at most. */
const REST = 4;
/** How many objects one step takes in. */
const A_STEP = 64;

/**
 * Makes snapshots of what is told. A few changes are compiled when the snapshot is next asked for. Many, or what
 * needs all compiled anew, go into a successor that is made beside in slices, while few go on being told by the one in
 * use; the successor takes them in too before it takes its place, in one step.
 */
export class SnapshotMaker {
  /** What this node came to know, for the log of decisions. */
  readonly history = new NodeHistory();
  private readonly logger = new Logger(SnapshotMaker.name);
  private readonly stopping = new AbortController();
  private used = new CatalogueCompiler();
  private snapshot = new CatalogueSnapshot(this.used.compile('0'));
  private changes = 0;
  /** Told, and to be compiled when the snapshot is next asked for. */
  private waiting: CatalogueItem[] = [];
  /** Told, and to go into the next successor. */
  private arriving: CatalogueItem[] = [];
  private successor: CatalogueCompiler | null = null;
  /** What the compiler in use took in while its successor was made. */
  private since: CatalogueItem[] = [];
  private making: Promise<void> | null = null;
  /** While it is copied nothing is put into the compiler in use. */
  private isCopied = false;
  private restsUntil = 0;
  private hasLost = false;
  private readonly toldFaults = new Set<string>();

  constructor(private readonly now: () => Date) {}

  /** The newest snapshot. */
  current(): CatalogueSnapshot {
    const isFree = !this.isCopied && performance.now() >= this.restsUntil;
    if (isFree && this.waiting.length > 0) this.takeIn();
    return this.snapshot;
  }

  /** Takes in what was told; older versions than the known one are ignored. */
  take(items: readonly CatalogueItem[]): void {
    for (const item of items) if (this.isNews(item)) this.waiting.push(item);
    if (this.isHeavy()) this.takeInBeside();
  }

  /** Keeps a part of much that was told until `takeGathered`. */
  gather(items: readonly CatalogueItem[]): void {
    for (const item of items) if (this.isNews(item)) this.arriving.push(item);
  }

  /** Takes in what was gathered. */
  takeGathered(): void {
    if (this.arriving.length > 0) this.takeInBeside();
  }

  /** Resolves when nothing is made beside the snapshot in use. */
  async settled(): Promise<void> {
    while (this.making !== null) await this.making;
  }

  /** Gives up what is being made. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.settled();
  }

  /** True once after something that was told came to nothing: all is to be told again. */
  wantsAllAgain(): boolean {
    const wants = this.hasLost;
    this.hasLost = false;
    return wants;
  }

  private isNews(item: CatalogueItem): boolean {
    return this.used.isNews(item) && (this.successor?.isNews(item) ?? true);
  }

  private isHeavy(): boolean {
    const { used, waiting } = this;
    if (waiting.length > AT_ONCE) return true;
    if (used.size <= AT_ONCE) return false;
    return used.isOutgrown || waiting.some(({ kind }) => kind === 'slot');
  }

  private takeIn(): void {
    const begun = performance.now();
    const { used, waiting } = this;
    this.waiting = [];
    for (const item of waiting) if (used.put(item)) this.history.note(item);
    if (this.successor !== null) this.since.push(...waiting);
    const isSmall = used.size <= AT_ONCE;
    const parts = isSmall ? used.compile('') : atOnce(used.following(''));
    const { version, checksum } = this.publish(parts);
    this.history.close(version, checksum, this.now().getTime());
    if (isSmall) return;
    const done = performance.now();
    this.restsUntil = done + REST * (done - begun);
    if (this.isHeavy()) this.takeInBeside();
  }

  /** Switches are not kept waiting by others. */
  private takeInBeside(): void {
    const { waiting } = this;
    this.waiting = waiting.filter(({ kind }) => kind === 'switch');
    for (const item of waiting) if (item.kind !== 'switch') this.arriving.push(item);
    this.making ??= this.makeSuccessors();
  }

  private async makeSuccessors(): Promise<void> {
    const { signal } = this.stopping;
    try {
      do await this.makeSuccessor(signal);
      while (this.arriving.length > 0);
    } catch (fault) {
      if (signal.aborted) return;
      this.logger.error(`the catalogue is to be read again: ${String(fault)}`);
      this.hasLost = true;
    } finally {
      this.successor = null;
      this.since = [];
      this.isCopied = false;
      this.making = null;
    }
  }

  private async makeSuccessor(signal: AbortSignal): Promise<void> {
    const successor = new CatalogueCompiler();
    this.isCopied = true;
    await inSlices(successor.copy(this.used), signal);
    this.isCopied = false;
    this.successor = successor;
    await inSlices(this.fill(successor, this.arriving.splice(0)), signal);
    let parts = await inSlices(successor.compiling(''), signal);
    while (this.since.length > 0) {
      parts = await inSlices(followed(successor, this.since.splice(0)), signal);
    }
    this.used = successor;
    this.successor = null;
    const { version, checksum } = this.publish(parts);
    this.history.closeGathered(version, checksum, this.now().getTime());
  }

  private *fill(successor: CatalogueCompiler, items: readonly CatalogueItem[]): Stepwise<void> {
    for (const [at, item] of items.entries()) {
      if (successor.put(item)) this.history.gather(item);
      if (at % A_STEP === 0) yield;
    }
  }

  private publish(parts: SnapshotParts): CatalogueSnapshot {
    this.changes += 1;
    this.snapshot = new CatalogueSnapshot({ ...parts, version: String(this.changes) });
    for (const fault of this.snapshot.faults) this.tell(fault);
    return this.snapshot;
  }

  private tell(fault: string): void {
    if (this.toldFaults.has(fault)) return;
    this.toldFaults.add(fault);
    this.logger.error(`left out of the catalogue: ${fault}`);
  }
}

function* followed(
  successor: CatalogueCompiler,
  items: readonly CatalogueItem[],
): Stepwise<SnapshotParts> {
  for (const [at, item] of items.entries()) {
    successor.put(item);
    if (at % A_STEP === 0) yield;
  }
  return yield* successor.compiling('');
}
