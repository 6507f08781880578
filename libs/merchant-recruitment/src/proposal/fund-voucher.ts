import { Injectable } from '@nestjs/common';
import { GovernedObjects } from '@boon/governance';
import { UnitOfWork } from '@boon/platform';
import { ensure, Money, refused } from '@boon/shared-kernel';
import { MerchantBooks } from './domain/merchant-books.js';
import { MerchantProposals, type ProposalOutcome, type Seller } from './merchant-proposals.js';
import { ProposalKind } from './proposal-kind.js';

/** What the merchant agrees to, as it was shown to the person who says so. */
export interface Agreed {
  readonly contentHash: string;
  /** The most that the merchant bears, as a decimal string of fen. */
  readonly commitment: string;
}

/** A merchant commits its part of an approved voucher: that publishes it, and nothing else does. */
@Injectable()
export class FundVoucher {
  constructor(
    private readonly proposals: MerchantProposals,
    private readonly objects: GovernedObjects,
    private readonly kind: ProposalKind,
    private readonly books: MerchantBooks,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(id: string, agreed: Agreed, seller: Seller): Promise<ProposalOutcome> {
    return this.unitOfWork.run(async (): Promise<ProposalOutcome> => {
      const found = await this.proposals.one(id, seller);
      if (!found.ok) return found;
      const { contentHash, content } = found.object;
      if (agreed.contentHash !== contentHash) return refused('approval.content-changed');
      const { merchant } = this.kind.costOf(content);
      if (!Money.parse(agreed.commitment).equals(merchant)) {
        return refused('proposal.commitment-differs', { commitment: merchant.toString() });
      }
      // Of two who pay at once the second finds it published: the move locks the proposal.
      const published = await this.objects.move(this.kind, id, 'publish', seller.sub, 'merchant');
      if (!published.ok) return published;
      const stockId = published.object.links['stockId'];
      ensure(stockId !== undefined, 'a voucher that is live has a stock');
      const { merchantId, sub: by } = seller;
      await this.books.commit({
        ...{ proposalId: id, merchantId, stockId, contentHash, fen: merchant.fen, by },
      });
      return published;
    });
  }
}
