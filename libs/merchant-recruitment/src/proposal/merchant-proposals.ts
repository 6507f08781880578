import { Injectable } from '@nestjs/common';
import {
  GovernedObjects,
  ReadGovernedObjects,
  type Governed,
  type GovernedFilter,
  type GovernedOutcome,
} from '@boon/governance';
import { newId, refused } from '@boon/shared-kernel';
import { MerchantBooks } from './domain/merchant-books.js';
import type { ProposalContent } from './domain/proposal.js';
import { ProposalKind } from './proposal-kind.js';
import type { ProposalRefusal } from './proposal-refusals.js';

/** A proposal after an act, or why it was not done; another merchant's is unknown. */
export type ProposalOutcome = GovernedOutcome<ProposalContent, ProposalRefusal>;

/** A person who acts for a merchant. */
export interface Seller {
  readonly sub: string;
  readonly merchantId: string;
}

const AS = 'merchant';

/** What a merchant does with its own proposals, paying excepted. */
@Injectable()
export class MerchantProposals {
  constructor(
    private readonly objects: GovernedObjects,
    private readonly reader: ReadGovernedObjects,
    private readonly kind: ProposalKind,
    private readonly books: MerchantBooks,
  ) {}

  draft(content: ProposalContent, seller: Seller): Promise<ProposalOutcome> {
    const code = `proposal-${newId()}`;
    return this.objects.draft(this.kind, { code, content }, seller.sub, AS);
  }

  edit(
    id: string,
    edit: { readonly content: ProposalContent; readonly expectedVersion: number },
    seller: Seller,
  ): Promise<ProposalOutcome> {
    return this.ifOwn(id, seller, () => this.objects.edit(this.kind, id, edit, seller.sub, AS));
  }

  submit(id: string, seller: Seller): Promise<ProposalOutcome> {
    return this.ifOwn(id, seller, () => this.objects.submit(this.kind, id, seller.sub, AS));
  }

  /** Ends a voucher for good, or a proposal that was approved; puts a draft or an ended one away. */
  move(id: string, move: 'end' | 'archive', seller: Seller): Promise<ProposalOutcome> {
    return this.ifOwn(id, seller, () => this.objects.move(this.kind, id, move, seller.sub, AS));
  }

  one(id: string, seller: Seller): Promise<ProposalOutcome> {
    return this.ifOwn(id, seller, () => this.reader.one(this.kind, id));
  }

  /** Newest first. */
  list(filter: GovernedFilter, { merchantId }: Seller): Promise<Governed<ProposalContent>[]> {
    return this.reader.list(this.kind, { ...filter, content: { merchantId } });
  }

  /** Whose a proposal is never changes: what holds here holds in the act. */
  private async ifOwn(
    id: string,
    { merchantId }: Seller,
    act: () => Promise<ProposalOutcome>,
  ): Promise<ProposalOutcome> {
    return (await this.books.owns(merchantId, id)) ? act() : refused('object.unknown');
  }
}
