import { Money, refused, type Refused } from '@boon/shared-kernel';

/** A request that other people look at exactly this content of an object. */
export interface ApprovalRequest {
  readonly id: string;
  readonly kind: string;
  readonly objectId: string;
  readonly contentHash: string;
  /** Everyone who edited since the last approval: none of them may vote. */
  readonly authors: readonly string[];
  readonly worstCase: Money;
  /** How many distinct people must approve. */
  readonly required: number;
  readonly status: 'open' | 'approved' | 'rejected';
}

export interface ApprovalVote {
  readonly approver: string;
  readonly verdict: 'approve' | 'reject';
}

/** A vote as it stands on record. */
export interface CastVote extends ApprovalVote {
  readonly comment: string | null;
  readonly votedAt: Date;
}

export type VoteRefusal =
  'approval.not-open' | 'approval.own-work' | 'approval.content-changed' | 'approval.already-voted';

const ONE_APPROVER_BELOW = Money.ofFen(10_000_00);
const TWO_APPROVERS_BELOW = Money.ofFen(100_000_00);

/** How many people must approve: 1 below CNY 10,000 of worst-case cost, 2 below 100,000, else 3. */
export function approversFor(exposure: Money): number {
  if (exposure.compare(ONE_APPROVER_BELOW) < 0) return 1;
  return exposure.compare(TWO_APPROVERS_BELOW) < 0 ? 2 : 3;
}

/** The request's status after one more vote, or why this person's vote does not count. */
export function statusAfterVote(
  request: ApprovalRequest,
  votes: readonly ApprovalVote[],
  vote: ApprovalVote & { readonly contentHash: string },
): { readonly ok: true; readonly status: ApprovalRequest['status'] } | Refused<VoteRefusal> {
  if (request.status !== 'open') return refused('approval.not-open');
  if (request.authors.includes(vote.approver)) return refused('approval.own-work');
  if (request.contentHash !== vote.contentHash) return refused('approval.content-changed');
  if (votes.some((given) => given.approver === vote.approver)) {
    return refused('approval.already-voted');
  }
  if (vote.verdict === 'reject') return { ok: true, status: 'rejected' };
  const given = votes.filter((earlier) => earlier.verdict === 'approve').length + 1;
  return { ok: true, status: given >= request.required ? 'approved' : 'open' };
}
