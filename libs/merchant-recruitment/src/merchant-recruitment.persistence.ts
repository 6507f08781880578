import { governedTable } from '@boon/governance';
import type { Persistence } from '@boon/platform/database';

/** Proposals, and what merchants committed. */
export const merchantRecruitmentPersistence: Persistence = {
  name: 'merchant_recruitment',
  entities: [],
  migrations: [
    {
      at: '2026-11-28T16:00:00',
      name: 'MerchantRecruitmentCreateProposal',
      // At the end of a transaction no voucher is live that its merchant did not commit to, as it is written now.
      up: `create schema merchant_recruitment; ${governedTable('merchant_recruitment.proposal')}
        create unique index proposal_of_stock on merchant_recruitment.proposal ((links->>'stockId'))
          where links ? 'stockId';
        create index proposal_of_merchant
          on merchant_recruitment.proposal ((content->>'merchantId'), id);
        create table merchant_recruitment.commitment (
          proposal_id uuid primary key references merchant_recruitment.proposal,
          merchant_id text not null,
          stock_id uuid not null unique,
          content_hash text not null check (length(content_hash) = 64),
          fen bigint not null check (fen > 0),
          committed_by text not null,
          committed_at timestamptz not null default now()
        );
        create function merchant_recruitment.refuse_unpaid_voucher() returns trigger
        language plpgsql as $$
        begin
          if not exists (select from merchant_recruitment.commitment
            where proposal_id = new.id and content_hash = new.content_hash
              and merchant_id = new.content->>'merchantId'
              and stock_id::text = new.links->>'stockId') then
            raise exception 'proposal % would be live without its merchant''s commitment', new.id;
          end if;
          return null;
        end $$;
        create constraint trigger voucher_is_paid_for
          after insert or update on merchant_recruitment.proposal
          deferrable initially deferred for each row
          when (new.state in ('scheduled', 'running', 'paused'))
          execute function merchant_recruitment.refuse_unpaid_voucher();
        create function merchant_recruitment.refuse_change_of_commitment() returns trigger
        language plpgsql as $$
        begin
          raise exception 'a commitment is given once: %', old.proposal_id;
        end $$;
        create trigger commitment_is_kept before update or delete
          on merchant_recruitment.commitment
          for each row execute function merchant_recruitment.refuse_change_of_commitment();`,
      down: `drop schema merchant_recruitment cascade;`,
    },
  ],
};
