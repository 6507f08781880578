import { Injectable } from '@nestjs/common';
import { refused, type Refused } from '@boon/shared-kernel';
import type { Gift } from './domain/gift.js';
import { GiftRepository, type GiftsQuery } from './domain/gift.repository.js';

/** Gifts of a user, or those that wait for whoever ships them. */
@Injectable()
export class ReadGifts {
  constructor(private readonly gifts: GiftRepository) {}

  /** Newest first. */
  execute(query: GiftsQuery): Promise<readonly Gift[]> {
    return this.gifts.read(query);
  }

  async one(grantId: string): Promise<{ ok: true; gift: Gift } | Refused<'gift.unknown'>> {
    const gift = await this.gifts.find(grantId);
    return gift === null ? refused('gift.unknown') : { ok: true, gift };
  }
}
