/** A merchant's word that it pays: given once, for exactly this content, never changed. */
export interface Commitment {
  readonly proposalId: string;
  readonly merchantId: string;
  readonly stockId: string;
  readonly contentHash: string;
  /** The most that the merchant bears, in fen. */
  readonly fen: bigint;
  readonly by: string;
}

/** Whose proposals are whose, and what merchants committed. All calls take part in the ambient unit of work. */
export abstract class MerchantBooks {
  /** Whether there is such a proposal of this merchant. */
  abstract owns(merchantId: string, proposalId: string): Promise<boolean>;

  abstract commit(commitment: Commitment): Promise<void>;
}
