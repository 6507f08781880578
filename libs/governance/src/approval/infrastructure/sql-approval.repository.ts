import { Injectable } from '@nestjs/common';
import { Sql } from '@boon/platform/database';
import { Money } from '@boon/shared-kernel';
import type { ApprovalRequest, ApprovalVote, CastVote } from '../domain/approval.js';
import { ApprovalRepository } from '../domain/approval.repository.js';

interface RequestRow {
  id: string;
  kind: string;
  object_id: string;
  content_hash: string;
  authors: string[];
  worst_case_fen: string;
  required: number;
  status: ApprovalRequest['status'];
}

@Injectable()
export class SqlApprovalRepository extends ApprovalRepository {
  constructor(private readonly sql: Sql) {
    super();
  }

  async open(request: ApprovalRequest, submittedBy: string): Promise<void> {
    await this.sql.execute(
      `update governance.approval_request set status = 'void'
       where kind = $1 and object_id = $2 and status = 'open'`,
      [request.kind, request.objectId],
    );
    await this.sql.execute(
      `insert into governance.approval_request
         (id, kind, object_id, content_hash, authors, worst_case_fen, required, status, submitted_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        request.id,
        request.kind,
        request.objectId,
        request.contentHash,
        request.authors,
        request.worstCase.toString(),
        request.required,
        request.status,
        submittedBy,
      ],
    );
  }

  async newestOf(kind: string, objectId: string): Promise<ApprovalRequest | null> {
    const [row] = await this.sql.query<RequestRow>(
      `select * from governance.approval_request
       where kind = $1 and object_id = $2 order by id desc limit 1`,
      [kind, objectId],
    );
    return row ? toRequest(row) : null;
  }

  votesOn(requestId: string): Promise<CastVote[]> {
    return this.sql.query<CastVote>(
      `select approver, verdict, comment, voted_at as "votedAt"
       from governance.approval_vote where request_id = $1 order by voted_at, approver`,
      [requestId],
    );
  }

  async record(
    request: ApprovalRequest,
    vote: ApprovalVote & { readonly comment: string | null },
    status: ApprovalRequest['status'],
  ): Promise<void> {
    await this.sql.execute(
      `insert into governance.approval_vote (request_id, approver, authors, verdict, comment)
       values ($1, $2, $3, $4, $5)`,
      [request.id, vote.approver, request.authors, vote.verdict, vote.comment],
    );
    await this.sql.execute(`update governance.approval_request set status = $2 where id = $1`, [
      request.id,
      status,
    ]);
  }

  async lockAuthors(authors: readonly string[]): Promise<void> {
    for (const author of [...new Set(authors)].sort()) {
      await this.sql.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
        `governance:author:${author}`,
      ]);
    }
  }

  async exposureOf(
    authors: readonly string[],
    except: { readonly kind: string; readonly objectId: string },
  ): Promise<Money> {
    const [row] = await this.sql.query<{ fen: string }>(
      `select coalesce(sum(worst_case_fen), 0)::text as fen from (
         select distinct on (kind, object_id) worst_case_fen from governance.approval_request
         where authors && $1::text[] and submitted_at > now() - interval '30 days'
           and status <> 'rejected' and (kind, object_id) <> ($2, $3::uuid)
         order by kind, object_id, id desc) newest`,
      [authors, except.kind, except.objectId],
    );
    return Money.parse(row?.fen ?? '0');
  }
}

function toRequest(row: RequestRow): ApprovalRequest {
  return {
    id: row.id,
    kind: row.kind,
    objectId: row.object_id,
    contentHash: row.content_hash,
    authors: row.authors,
    worstCase: Money.parse(row.worst_case_fen),
    required: row.required,
    status: row.status,
  };
}
