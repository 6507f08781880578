import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import { ClaimLedger } from './domain/claim-ledger.js';
import type { ClaimOutcome } from './domain/claim.js';

/** The answer that a claim was given, or nothing under this key of this user. */
export type FindClaimOutcome = Extract<ClaimOutcome, { ok: true }> | Refused<'claim.unknown'>;

/** Reads a granted claim back by its key, as long as its grants live. */
@Injectable()
export class FindClaim {
  constructor(private readonly ledger: ClaimLedger) {}

  async execute(query: { userId: string; claimKey: string }): Promise<FindClaimOutcome> {
    const grants = await this.ledger.given(query.userId, query.claimKey);
    if (grants.length === 0) return refused('claim.unknown');
    return { ok: true, claimKey: query.claimKey, grants };
  }
}
