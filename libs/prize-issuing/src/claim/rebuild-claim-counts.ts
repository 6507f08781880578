import { Injectable } from '@nestjs/common';
import { ClaimCounts, Tallies, type ClaimCount } from './domain/claim-counts.js';

const PAGE = 5_000;

/** Works the claim counts that placement reads out anew from the record. */
@Injectable()
export class RebuildClaimCounts {
  constructor(
    private readonly tallies: Tallies,
    private readonly counts: ClaimCounts,
  ) {}

  /** Answers how many counts were set. */
  async execute(): Promise<number> {
    let set = 0;
    let after: ClaimCount | null = null;
    for (;;) {
      const page: Awaited<ReturnType<Tallies['current']>> = await this.tallies.current(after, PAGE);
      const { now, counts } = page;
      await this.counts.replace(counts, now);
      set += counts.length;
      after = counts.at(-1) ?? null;
      if (after === null || counts.length < PAGE) return set;
    }
  }
}
