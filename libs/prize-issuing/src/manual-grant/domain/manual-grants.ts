import type { Money } from '@boon/shared-kernel';

/** What operators gave without approval, so that many small gifts are not a large one. */
export abstract class ManualGrants {
  /**
   * What an operator gave freely in the last thirty days; nobody else asks for the same operator before
   * the end of the unit of work.
   */
  abstract givenFreely(by: string): Promise<Money>;

  /** Keeps that a job was started without approval. */
  abstract keep(of: {
    readonly jobId: string;
    readonly by: string;
    readonly total: Money;
  }): Promise<void>;
}
