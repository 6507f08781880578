import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { Redemption } from './domain/redemption.js';
import { RedemptionRepository } from './domain/redemption.repository.js';

/** A redemption as it stands. */
export type ReadRedemptionOutcome =
  { readonly ok: true; readonly redemption: Redemption } | Refused<'redemption.unknown'>;

/** For services: what an order used and what came back. */
@Injectable()
export class ReadRedemption {
  constructor(private readonly redemptions: RedemptionRepository) {}

  async execute(redemptionId: string): Promise<ReadRedemptionOutcome> {
    const redemption = await this.redemptions.find(redemptionId);
    return redemption === null ? refused('redemption.unknown') : { ok: true, redemption };
  }
}
