import type { CatalogueItem } from '../catalogue/domain/catalogue-item.js';

/** The catalogues that decisions were made on, put together again. */
export abstract class LoggedCatalogues {
  /** All objects of a node's catalogue at a version; throws and says what is missing when it is too long ago. */
  abstract itemsOf(node: string, version: number): Promise<readonly CatalogueItem[]>;
}
