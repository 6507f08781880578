import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import { ClaimBatcher } from '../claim/claim-batcher.js';
import type { Claim, ClaimOutcome } from '../claim/domain/claim.js';
import { SingleKeys, type KeyHolder } from './domain/single-keys.js';

/** The grant, or that somebody else, or another stock, has this key. */
export type ClaimOnceOutcome = ClaimOutcome | Refused<'key.taken'>;

/** Claims one item with a key that works for one user only. A repeat gets the first answer. */
@Injectable()
export class ClaimOnce {
  constructor(
    private readonly keys: SingleKeys,
    private readonly batcher: ClaimBatcher,
  ) {}

  async execute(claim: Claim): Promise<ClaimOnceOutcome> {
    if (isOther(await this.keys.holderOf(claim.claimKey), claim)) return refused('key.taken');
    try {
      const outcome = await this.batcher.submit(claim);
      const stockId = outcome.ok ? outcome.grants[0]?.stockId : claim.items[0]?.stockId;
      return stockId === claim.items[0]?.stockId ? outcome : refused('key.taken');
    } catch (error) {
      // The database keeps two users from one key: whoever came second sees who was first.
      if (isOther(await this.keys.holderOf(claim.claimKey), claim)) return refused('key.taken');
      throw error;
    }
  }
}

function isOther(holder: KeyHolder | null, claim: Claim): boolean {
  if (holder === null) return false;
  return holder.userId !== claim.userId || holder.stockId !== claim.items[0]?.stockId;
}
