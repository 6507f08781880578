import { Injectable } from '@nestjs/common';
import { GovernedKind, type Governed, type MoveEffect } from '@boon/governance';
import type { LifecycleMove } from '@boon/governance/lifecycle';
import { Money, refused, type DomainEvent, type Refused } from '@boon/shared-kernel';
import { EditableLimits } from './domain/editable-limits.js';
import { judgeEdit, type EditRefusal, type LimitEdit } from './domain/limit-edit.js';

/** A raise under review. */
export interface LimitRevision extends LimitEdit {
  /** What all may cost once it is in force, in fen: the tier of its approval. */
  readonly total: string;
}

/** What sets a raise apart from other governed objects: publishing it changes the limit, as it stands then. */
@Injectable()
export class LimitRevisionKind extends GovernedKind<LimitRevision, EditRefusal> {
  readonly name = 'limit-revision';
  readonly table = 'prize_issuing.limit_revision';

  constructor(private readonly limits: EditableLimits) {
    super();
  }

  async check(revision: LimitRevision): Promise<Refused<EditRefusal> | null> {
    const now = await this.limits.standing(revision);
    if (now === null) return refused('edit.subject-unknown');
    const judged = judgeEdit(revision, now);
    return judged.ok ? null : judged;
  }

  worstCase({ total }: LimitRevision): Money {
    return Money.parse(total);
  }

  async carryOut(
    { id, content, authors }: Governed<LimitRevision>,
    move: LifecycleMove,
  ): Promise<MoveEffect | Refused<EditRefusal>> {
    if (move !== 'publish') return { ok: true };
    const now = await this.limits.standing(content);
    if (now === null) return refused('edit.subject-unknown');
    const judged = judgeEdit(content, now);
    if (!judged.ok) return judged;
    await this.limits.set(content, now, { by: authors.join(', '), revisionId: id });
    return { ok: true };
  }

  /** What it changes tells of itself. */
  eventsOf(): DomainEvent[] {
    return [];
  }
}
