import { Injectable } from '@nestjs/common';
import { Clock, newId, refused, type Refused } from '@boon/shared-kernel';
import { Outbox } from '@boon/platform';
import { UnitOfWork } from '@boon/platform/database';
import { Approvals, type ReviewProgress } from '../approval/approvals.js';
import type { LifecycleMove } from '../lifecycle/lifecycle.js';
import type { GovernedKind } from './domain/governed-kind.js';
import { drafted, edited, moved, type Governed } from './domain/governed.js';
import { GovernedRepository } from './domain/governed.repository.js';
import type { GovernanceRefusal } from './governance-refusals.js';

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

/** Drafts, edits, reviews and moves governed objects of any kind: each act one transaction. */
@Injectable()
export class GovernedObjects {
  constructor(
    private readonly repository: GovernedRepository,
    private readonly approvals: Approvals,
    private readonly outbox: Outbox,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /** Keeps a new draft; refuses a code that is taken. */
  draft<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    draft: { readonly code: string; readonly content: Content },
    author: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const refusal = await kind.check(draft.content);
      if (refusal) return refusal;
      const object = drafted({ ...draft, id: newId() }, author, this.clock.now());
      const added = await this.repository.add(kind.table, object);
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
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const before = await this.repository.lock<Content>(kind.table, id);
      if (!before) return refused('object.unknown');
      const refusal = await kind.check(edit.content);
      if (refusal) return refusal;
      const outcome = edited(before, edit, author, this.clock.now());
      if (!outcome.ok) return outcome;
      await this.repository.save(kind.table, outcome.object);
      return { ok: true, object: outcome.object, review: null };
    });
  }

  /** Asks for approval of the content as it stands. */
  submit<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    by: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(async () => {
      const outcome = await this.advance(kind, id, 'submit', by);
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
      const object = await this.repository.lock<Content>(kind.table, id);
      if (!object) return refused('object.unknown');
      const vote = { kind: kind.name, objectId: id, approver: by, ...verdict };
      const review = await this.approvals.vote(vote);
      if (!review.ok) return review;
      const { ok: _, ...progress } = review;
      if (progress.status === 'open') return { ok: true, object, review: progress };
      const move = progress.status === 'approved' ? 'approve' : 'reject';
      const outcome = await this.advance(kind, id, move, by);
      return outcome.ok ? { ...outcome, review: progress } : outcome;
    });
  }

  /** Publishes, pauses, resumes, ends or archives. */
  move<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    move: Exclude<LifecycleMove, 'submit' | 'approve' | 'reject'>,
    by: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    return this.unitOfWork.run(() => this.advance(kind, id, move, by));
  }

  private async advance<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
    move: LifecycleMove,
    by: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    const before = await this.repository.lock<Content>(kind.table, id);
    if (!before) return refused('object.unknown');
    const now = this.clock.now();
    const allowed = moved(before, move, now);
    if (!allowed.ok) return allowed;
    const effect = await kind.carryOut(before, move);
    if (!effect.ok) return effect;
    const outcome = moved(before, move, now, effect.links);
    if (!outcome.ok) return outcome;
    await this.repository.save(kind.table, outcome.object);
    await this.outbox.append(kind.eventsOf(outcome.object, move, by));
    return { ok: true, object: outcome.object, review: null };
  }
}
