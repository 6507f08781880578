import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Repeated } from '@boon/platform/database';
import type { CatalogueItem } from './domain/catalogue-item.js';
import { CatalogueRepository } from './domain/catalogue.repository.js';
import { CatalogueCompiler } from './domain/catalogue-compiler.js';
import { CatalogueSnapshot } from './domain/snapshot.js';
import { SlotRepository } from '../slot/domain/slot.repository.js';
import { slotItem } from './catalogue-item-of.js';
import { DecisionClock } from './decision-clock.js';
import { NodeHistory } from './node-history.js';

/** How often every node asks the database for changes, beside listening to the bus. */
const POLL_MS = 500;

/** What a node knows. */
export interface CatalogueStatus {
  readonly version: string;
  /** Equal on nodes that know the same. */
  readonly checksum: string;
  /** How many ways there are in which something may be shown. */
  readonly offers: number;
  readonly slots: number;
  /** When the database was last asked; ISO 8601. */
  readonly refreshedAt: string | null;
  /** True while the database cannot be reached. */
  readonly isStale: boolean;
}

/** This node's catalogue: the whole of it in memory, kept fresh by events and by a slow poll. */
@Injectable()
export class Catalogue implements OnModuleInit, OnModuleDestroy {
  /** What this node came to know, for the log of decisions. */
  readonly history = new NodeHistory();
  private readonly logger = new Logger(Catalogue.name);
  private compiler = new CatalogueCompiler();
  private snapshot = new CatalogueSnapshot(this.compiler.compile('0'));
  private changes = 0;
  private mark: string | null = null;
  private readonly following = new Repeated(Catalogue.name, {
    ...{ what: 'following the catalogue', everyMs: POLL_MS },
    round: () => this.follow(),
  });
  private refreshedAt: Date | null = null;
  private isStale = false;
  /** Told of changes since the snapshot was made: many changes are compiled at once, when it is next asked for. */
  private isDirty = false;
  private readonly toldFaults = new Set<string>();

  constructor(
    private readonly repository: CatalogueRepository,
    private readonly slots: SlotRepository,
    private readonly clock: DecisionClock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    // Seconds for a large catalogue: not those of whoever asks first.
    this.current();
    this.following.start();
  }

  onModuleDestroy(): Promise<void> {
    return this.following.stop();
  }

  /** What decisions are made on right now. */
  current(): CatalogueSnapshot {
    if (this.isDirty) this.compile();
    return this.snapshot;
  }

  /** The time by which this node decides: the database's. */
  now(): Date {
    return this.clock.now();
  }

  /** True while the database cannot be reached: what is known may be old. */
  stale(): boolean {
    return this.isStale;
  }

  /** What this node knows, for people and for comparing nodes. */
  status(): CatalogueStatus {
    const { version, checksum, offerCount, slots } = this.current();
    const refreshedAt = this.refreshedAt?.toISOString() ?? null;
    const isStale = this.isStale;
    return { version, checksum, offers: offerCount, slots: slots.size, refreshedAt, isStale };
  }

  /** Takes in what the bus told; older versions than the known one are ignored. */
  apply(items: readonly CatalogueItem[]): void {
    for (const item of items) {
      if (!this.compiler.put(item)) continue;
      this.history.note(item);
      this.isDirty = true;
    }
  }

  /** Reads what changed since the last time. */
  async refresh(): Promise<void> {
    const askedAt = Date.now();
    const isFirst = this.mark === null;
    const slots = isFirst ? await this.slots.all() : [];
    const changes = await this.repository.changesSince(this.mark);
    this.clock.correct(changes.now, askedAt, Date.now());
    this.mark = changes.mark;
    this.isStale = false;
    this.refreshedAt = changes.now;
    this.apply(slots.map(slotItem));
    this.apply(changes.items);
  }

  private async follow(): Promise<void> {
    try {
      await this.refresh();
    } catch (fault) {
      this.isStale = true;
      throw fault;
    }
  }

  private compile(): void {
    this.isDirty = false;
    this.changes += 1;
    this.snapshot = new CatalogueSnapshot(this.compiler.compile(String(this.changes)));
    this.history.close(this.snapshot.version, this.snapshot.checksum, this.clock.now().getTime());
    for (const fault of this.snapshot.faults) this.tell(fault);
  }

  private tell(fault: string): void {
    if (this.toldFaults.has(fault)) return;
    this.toldFaults.add(fault);
    this.logger.error(`left out of the catalogue: ${fault}`);
  }
}
