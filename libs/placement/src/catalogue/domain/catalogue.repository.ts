import type { CatalogueItem } from './catalogue-item.js';

/** What changed since a mark, and the mark to ask with once all pages were read. */
export interface CatalogueChanges {
  /** All but the last one are full. */
  readonly pages: AsyncIterable<readonly CatalogueItem[]>;
  readonly mark: string;
  /** The database's clock at the time of the answer. */
  readonly now: Date;
}

/** The catalogue as the database keeps it. */
export abstract class CatalogueRepository {
  /** Keeps an item unless a newer version stands; answers whether it was kept. */
  abstract put(item: CatalogueItem): Promise<boolean>;

  /** Keeps many at once, of each the newest version, and logs all. */
  abstract putAll(items: readonly CatalogueItem[]): Promise<void>;

  /** Everything that may have changed since the mark (null: everything there is); repeats are harmless. */
  abstract changesSince(mark: string | null): Promise<CatalogueChanges>;
}
