import type { LifecycleState } from '@boon/contracts';
import type { Governed } from './governed.js';

/** Which objects a list shows. */
export interface GovernedFilter {
  readonly code?: string;
  readonly state?: LifecycleState;
  /** Leaves out what its authors still work on. */
  readonly exceptDrafts?: boolean;
  /** Fields that the content must have; those who see only their own objects name whose they are. */
  readonly content?: Readonly<Record<string, string>>;
  /** The last id of the page before. */
  readonly after?: string;
  readonly limit: number;
}

/** Keeps governed objects of any kind, each kind in its own table. */
export abstract class GovernedRepository {
  /** False when the code is taken. */
  abstract add<Content>(table: string, object: Governed<Content>): Promise<boolean>;

  abstract find<Content>(table: string, id: string): Promise<Governed<Content> | null>;

  /** The object, locked until the ambient transaction ends. */
  abstract lock<Content>(table: string, id: string): Promise<Governed<Content> | null>;

  abstract save<Content>(table: string, object: Governed<Content>): Promise<void>;

  /** Newest first, `limit` at most. */
  abstract list<Content>(table: string, filter: GovernedFilter): Promise<Governed<Content>[]>;
}
