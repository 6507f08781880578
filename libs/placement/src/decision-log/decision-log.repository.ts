import type { DecisionLoggedPayload } from '@boon/contracts/placement';
import type { CatalogueVersion } from '../catalogue/node-history.js';

/** Logged decisions as the database keeps them. */
export abstract class DecisionLogRepository {
  /** Keeps decisions with the catalogue versions that they need; what is kept already stays as it is. */
  abstract keep(
    decisions: readonly DecisionLoggedPayload[],
    versions: readonly CatalogueVersion[],
  ): Promise<void>;

  /** Decisions made from an instant on, oldest first, in parts. */
  abstract since(since: Date, most: number): AsyncIterable<readonly DecisionLoggedPayload[]>;
}
