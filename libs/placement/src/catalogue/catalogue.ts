import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Slot } from '../slot/domain/slot.js';
import type { CatalogueItem } from './domain/catalogue-item.js';
import { CatalogueRepository } from './domain/catalogue.repository.js';
import { CatalogueSnapshot } from './domain/snapshot.js';
import { DecisionClock } from './decision-clock.js';

/** How often every node asks the database for changes, beside listening to the bus. */
const POLL_MS = 500;

/** This node's catalogue: the whole of it in memory, kept fresh by events and by a slow poll. */
@Injectable()
export class Catalogue implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Catalogue.name);
  private readonly items = new Map<string, CatalogueItem>();
  private slots: Slot[] = [];
  private snapshot = CatalogueSnapshot.build('0', [], []);
  private changes = 0;
  private mark: string | null = null;
  private timer: NodeJS.Timeout | null = null;
  private stopped = false;
  private isStale = false;
  /** Told of changes since the snapshot was made: many changes cost one rebuild, when it is next asked for. */
  private isDirty = false;
  private readonly toldFaults = new Set<string>();

  constructor(
    private readonly repository: CatalogueRepository,
    private readonly clock: DecisionClock,
  ) {}

  async onModuleInit(): Promise<void> {
    await this.refresh();
    this.schedule();
  }

  onModuleDestroy(): void {
    this.stopped = true;
    if (this.timer) clearTimeout(this.timer);
  }

  /** What decisions are made on right now. */
  current(): CatalogueSnapshot {
    if (this.isDirty) this.rebuild();
    return this.snapshot;
  }

  /** True while the database cannot be reached: what is known may be old. */
  stale(): boolean {
    return this.isStale;
  }

  /** Takes in what the bus told; older versions than the known one are ignored. */
  apply(items: readonly CatalogueItem[]): void {
    const news = items.filter((item) => this.isNews(item));
    if (news.length === 0) return;
    for (const item of news) this.items.set(keyOf(item), item);
    this.isDirty = true;
  }

  /** Reads what changed since the last time. */
  async refresh(): Promise<void> {
    const askedAt = Date.now();
    if (this.mark === null) this.slots = await this.repository.slots();
    const changes = await this.repository.changesSince(this.mark);
    this.clock.correct(changes.now, askedAt, Date.now());
    const isFirst = this.mark === null;
    this.mark = changes.mark;
    this.isStale = false;
    this.apply(changes.items);
    if (isFirst) this.isDirty = true;
  }

  private schedule(): void {
    this.timer = setTimeout(() => void this.poll(), POLL_MS);
    this.timer.unref();
  }

  private async poll(): Promise<void> {
    try {
      await this.refresh();
    } catch (fault) {
      this.isStale = true;
      this.logger.warn(`the catalogue could not be refreshed: ${String(fault)}`);
    }
    if (!this.stopped) this.schedule();
  }

  private isNews(item: CatalogueItem): boolean {
    return (this.items.get(keyOf(item))?.version ?? 0) < item.version;
  }

  private rebuild(): void {
    this.isDirty = false;
    this.changes += 1;
    const version = String(this.changes);
    this.snapshot = CatalogueSnapshot.build(version, this.items.values(), this.slots);
    for (const fault of this.snapshot.faults) this.tell(fault);
  }

  private tell(fault: string): void {
    if (this.toldFaults.has(fault)) return;
    this.toldFaults.add(fault);
    this.logger.error(`left out of the catalogue: ${fault}`);
  }
}

function keyOf({ kind, id }: CatalogueItem): string {
  return `${kind}:${id}`;
}
