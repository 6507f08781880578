/** Codes of a stock: many unique ones, each for one user, or a public one that any user may use once. */
export interface CodeBatch {
  readonly id: string;
  readonly stockId: string;
  /** The stock's version when the batch was opened: its terms are the ones that are granted. */
  readonly stockVersion: number;
  readonly kind: 'unique' | 'public';
  readonly size: number;
  /** How many are in the book so far. */
  readonly made: number;
  readonly kid: string;
  readonly note: string;
  readonly openedBy: string;
  readonly openedAt: Date;
}

/** A code that was found. */
export interface FoundCode {
  readonly mac: string;
  readonly batch: CodeBatch;
  /** Who claimed with it, of a unique one; null: nobody. */
  readonly usedBy: string | null;
}

/** Which codes there are. Only their MACs are kept. */
export abstract class CodeBook {
  abstract open(batch: Omit<CodeBatch, 'made' | 'openedAt'>): Promise<void>;

  abstract find(batchId: string): Promise<CodeBatch | null>;

  /** A batch that is not complete, for this unit of work alone; null: there is none. */
  abstract takeIncomplete(): Promise<CodeBatch | null>;

  /** Writes further codes of a batch; false (and nothing written) when one of them is in the book. */
  abstract add(batchId: string, macs: readonly string[]): Promise<boolean>;

  /** One look-up, whether there is such a code or not, and whether it is used or not. */
  abstract lookUp(macs: readonly string[]): Promise<FoundCode | null>;
}
