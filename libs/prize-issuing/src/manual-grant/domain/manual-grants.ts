import type { Money } from '@boon/shared-kernel';

/** A small gift that an operator made. */
export interface FreelyGiven {
  readonly jobId: string;
  readonly by: string;
  readonly total: Money;
  readonly stockId: string;
  /** How many people got one. */
  readonly users: number;
  readonly reason: string;
}

/** What operators gave without approval, so that many small gifts are not a large one. */
export abstract class ManualGrants {
  /**
   * What an operator gave freely in the last thirty days; nobody else asks for the same operator before
   * the end of the unit of work.
   */
  abstract givenFreely(by: string): Promise<Money>;

  /** Keeps that a job was started without approval, and by whom. */
  abstract keep(of: FreelyGiven): Promise<void>;
}
