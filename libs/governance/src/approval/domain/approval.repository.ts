import type { Money } from '@boon/shared-kernel';
import type { ApprovalRequest, ApprovalVote, CastVote } from './approval.js';

/** Where requests and votes are kept. All calls take part in the ambient transaction. */
export abstract class ApprovalRepository {
  /** Closes earlier open requests of the object and keeps this one. */
  abstract open(request: ApprovalRequest, submittedBy: string): Promise<void>;

  /** The object's newest request; null when there was none. The object's own row lock guards it. */
  abstract newestOf(kind: string, objectId: string): Promise<ApprovalRequest | null>;

  /** In the order in which they were cast. */
  abstract votesOn(requestId: string): Promise<CastVote[]>;

  abstract record(
    request: ApprovalRequest,
    vote: ApprovalVote & { readonly comment: string | null },
    status: ApprovalRequest['status'],
  ): Promise<void>;

  /** Lets submissions of these authors pass one after the other, until the transaction ends. */
  abstract lockAuthors(authors: readonly string[]): Promise<void>;

  /** Worst case of what these authors submitted in the last 30 days: newest request of each other object. */
  abstract exposureOf(
    authors: readonly string[],
    except: { readonly kind: string; readonly objectId: string },
  ): Promise<Money>;
}
