import type { EntitySchema } from 'typeorm';

/** One reviewed step of a lib's schema. Never edited once released: add another. */
export interface SqlMigration {
  /** UTC, `YYYY-MM-DDTHH:MM:SS`: all libs' steps run in this order. */
  readonly at: string;
  /** CamelCase and unique over all libs: `PrizeIssuingCreateStock`. */
  readonly name: string;
  /** SQL; several statements are allowed. Run in one transaction with the other pending steps. */
  readonly up: string;
  /** SQL that takes `up` back; absent where there is no way back. */
  readonly down?: string;
}

/** What a lib keeps in PostgreSQL: one schema of its own, with the entities mapped to it. */
export interface Persistence {
  /** The lib's schema, snake case: `prize_issuing`. */
  readonly name: string;
  readonly entities: readonly EntitySchema[];
  /** The first one creates the schema. */
  readonly migrations: readonly SqlMigration[];
}
