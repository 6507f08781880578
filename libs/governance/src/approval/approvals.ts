import { Injectable } from '@nestjs/common';
import { newId, type Money, type Refused } from '@boon/shared-kernel';
import {
  approversFor,
  statusAfterVote,
  type ApprovalRequest,
  type CastVote,
  type VoteRefusal,
} from './domain/approval.js';
import { ApprovalRepository } from './domain/approval.repository.js';

/** How far a review has come. */
export interface ReviewProgress {
  readonly status: 'open' | 'approved' | 'rejected';
  readonly required: number;
  readonly given: number;
  /** Who said what, the first one first. */
  readonly votes: readonly CastVote[];
}

interface Submission {
  readonly kind: string;
  readonly objectId: string;
  readonly contentHash: string;
  readonly authors: readonly string[];
  readonly worstCase: Money;
}

interface Vote {
  readonly kind: string;
  readonly objectId: string;
  readonly approver: string;
  readonly verdict: 'approve' | 'reject';
  readonly contentHash: string;
  readonly comment: string | null;
}

/** The four-eyes rule: who must look at what before it may go live. Runs in the caller's unit of work. */
@Injectable()
export class Approvals {
  constructor(private readonly repository: ApprovalRepository) {}

  /** Asks for approval of exactly this content, at the tier of all that its authors submitted in 30 days. */
  async submit(submission: Submission, submittedBy: string): Promise<ReviewProgress> {
    await this.repository.lockAuthors(submission.authors);
    const others = await this.repository.exposureOf(submission.authors, submission);
    const required = approversFor(others.plus(submission.worstCase));
    const request: ApprovalRequest = { ...submission, id: newId(), required, status: 'open' };
    await this.repository.open(request, submittedBy);
    return { status: 'open', required, given: 0, votes: [] };
  }

  /** Counts one person's verdict, or says why it does not count. */
  async vote(vote: Vote): Promise<({ readonly ok: true } & ReviewProgress) | Refused<VoteRefusal>> {
    const request = await this.repository.newestOf(vote.kind, vote.objectId);
    if (!request) return { ok: false, code: 'approval.not-open', details: {} };
    const earlier = await this.repository.votesOn(request.id);
    const outcome = statusAfterVote(request, earlier, vote);
    if (!outcome.ok) return outcome;

    await this.repository.record(request, vote, outcome.status);
    return { ok: true, ...(await this.progressOn({ ...request, status: outcome.status })) };
  }

  /** How far the newest review of an object has come; null when it was never submitted. */
  async progressOf(kind: string, objectId: string): Promise<ReviewProgress | null> {
    const request = await this.repository.newestOf(kind, objectId);
    return request ? this.progressOn(request) : null;
  }

  private async progressOn({ id, status, required }: ApprovalRequest): Promise<ReviewProgress> {
    const votes = await this.repository.votesOn(id);
    return { status, required, given: votes.length, votes };
  }
}
