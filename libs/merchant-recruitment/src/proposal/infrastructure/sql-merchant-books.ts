import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform';
import { AuditTrail } from '@boon/platform/database';
import { MerchantBooks, type Commitment } from '../domain/merchant-books.js';

const OWNS = `
  select 1 from merchant_recruitment.proposal where id = $1 and content->>'merchantId' = $2`;

const COMMIT = `
  insert into merchant_recruitment.commitment
    (proposal_id, merchant_id, stock_id, content_hash, fen, committed_by)
  values ($1, $2, $3, $4, $5, $6)`;

@Injectable()
export class SqlMerchantBooks extends MerchantBooks {
  constructor(
    private readonly sql: Sql,
    private readonly audit: AuditTrail,
  ) {
    super();
  }

  override async owns(merchantId: string, proposalId: string): Promise<boolean> {
    return (await this.sql.query(OWNS, [proposalId, merchantId])).length > 0;
  }

  override async commit(of: Commitment): Promise<void> {
    const { proposalId, merchantId, stockId, contentHash, fen, by } = of;
    const row = [proposalId, merchantId, stockId, contentHash, fen.toString(), by];
    await this.sql.execute(COMMIT, row);
    await this.audit.record({
      ...{
        actor: by,
        role: 'merchant',
        action: 'proposal.fund',
        subject: `proposal:${proposalId}`,
      },
      before: null,
      after: { merchantId, stockId, contentHash, commitment: fen.toString() },
    });
  }
}
