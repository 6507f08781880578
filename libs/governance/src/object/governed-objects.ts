import { Injectable } from '@nestjs/common';
import { Clock, newId, refused, type Refused } from '@boon/shared-kernel';
import { UnitOfWork, type Doer } from '@boon/platform/database';
import { Approvals, type ReviewProgress } from '../approval/approvals.js';
import type { LifecycleMove } from '../lifecycle/lifecycle.js';
import type { GovernedKind } from './domain/governed-kind.js';
import { drafted, edited, moved, type Governed } from './domain/governed.js';
import type { GovernanceRefusal } from './governance-refusals.js';
import { GovernedBook } from './governed-book.js';

/** The object after the act, with its review where there is one. */
export interface GovernedDone<Content> {
  readonly ok: true;
  readonly object: Governed<Content>;
  readonly review: ReviewProgress | null;
}

/** What came of an act on a governed object. */
export type GovernedOutcome<Content, Code extends string> =
  GovernedDone<Content> | Refused<GovernanceRefusal | Code>;

/** A person's verdict on the content that they looked at. */
export interface Verdict {
  readonly verdict: 'approve' | 'reject';
  readonly contentHash: string;
  readonly comment: string | null;
}

/** As whom somebody acts. */
export type ActingRole = 'operator' | 'merchant';

/** Drafts, edits, reviews and moves governed objects of any kind: each act one transaction, with its audit entry. */
@Injectable()
export class GovernedObjects {
  constructor(
    private readonly book: GovernedBook,
    private readonly approvals: Approvals,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a new draft; refuses a code that is taken. */
  draft<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    draft: { readonly code: string; readonly content: Content },
    author: string,
    role: ActingRole = 'operator',
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const refusal = await kind.check(draft.content);
      if (refusal) return refusal;
      const object = drafted({ ...draft, id: newId() }, author, this.clock.now());
      const added = await this.book.add(kind, object, { actor: author, role });
      if (!added) return refused('object.code-taken', { code: draft.code });
      return { ok: true, object, review: null };
    });
  }

  /** Replaces the content of a draft. */
  edit<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    edit: { readonly content: Content; readonly expectedVersion: number },
    author: string,
    role: ActingRole = 'operator',
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const before = await this.book.lock(kind, id);
      if (!before) return refused('object.unknown');
      const refusal = await kind.check(edit.content);
      if (refusal) return refusal;
      const outcome = edited(before, edit, author, this.clock.now());
      if (!outcome.ok) return outcome;
      const after = outcome.object;
      await this.book.edit(kind, { before, after, act: 'edit', by: { actor: author, role } });
      return { ok: true, object: after, review: null };
    });
  }

  /** Asks for approval of the content as it stands. */
  submit<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    by: string,
    role: ActingRole = 'operator',
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const outcome = await this.advance(kind, id, 'submit', { actor: by, role });
      if (!outcome.ok) return outcome;
      const { object } = outcome;
      const review = await this.approvals.submit(
        {
          kind: kind.name,
          objectId: id,
          contentHash: object.contentHash,
          authors: object.authors,
          worstCase: kind.worstCase(object.content),
        },
        by,
      );
      return { ...outcome, review };
    });
  }

  /** Counts a verdict; enough approvals make the object approved, one rejection a draft again. */
  review<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    verdict: Verdict,
    by: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const object = await this.book.lock(kind, id);
      if (!object) return refused('object.unknown');
      const vote = { kind: kind.name, objectId: id, approver: by, ...verdict };
      const review = await this.approvals.vote(vote);
      if (!review.ok) return review;
      const { ok: _, ...progress } = review;
      const doer = { actor: by, role: 'operator' };
      if (progress.status === 'open') {
        await this.book.noteVote(kind, object, { ...progress, verdict: verdict.verdict }, doer);
        return { ok: true, object, review: progress };
      }
      const move = progress.status === 'approved' ? 'approve' : 'reject';
      const outcome = await this.advance(kind, id, move, doer);
      return outcome.ok ? { ...outcome, review: progress } : outcome;
    });
  }

  /** Publishes, pauses, resumes, ends or archives. */
  move<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    move: Exclude<LifecycleMove, 'submit' | 'approve' | 'reject'>,
    by: string,
    role: ActingRole = 'operator',
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(() => this.advance(kind, id, move, { actor: by, role }));
  }

  private async advance<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    move: LifecycleMove,
    by: Doer,
  ): Promise<GovernedOutcome<Content, Code>> {
    const before = await this.book.lock(kind, id);
    if (!before) return refused('object.unknown');
    const now = this.clock.now();
    const allowed = moved(before, move, now);
    if (!allowed.ok) return allowed;
    const effect = await kind.carryOut(before, move);
    if (!effect.ok) return effect;
    const outcome = moved(before, move, now, effect.links);
    if (!outcome.ok) return outcome;
    const after = outcome.object;
    const events = kind.eventsOf(after, move, by.actor);
    await this.book.move(kind, { before, after, act: move, by }, events);
    return { ok: true, object: after, review: null };
  }
}
