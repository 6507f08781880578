import { Injectable } from '@nestjs/common';
import {
  GovernedObjects,
  type Governed,
  type GovernanceRefusal,
  type ReviewProgress,
} from '@boon/governance';
import { UnitOfWork } from '@boon/platform';
import { newId, refused, type Refused } from '@boon/shared-kernel';
import { EditableLimits } from './domain/editable-limits.js';
import { judgeEdit, type EditRefusal, type LimitEdit } from './domain/limit-edit.js';
import { LimitRevisionKind, type LimitRevision } from './limit-revision-kind.js';

/** Counting tallies again may meet a gift that is cancelled in the same moment. */
const AGAIN = { retries: 3 };

/** In force, or under review by others; or why it is not made. */
export type EditLimitOutcome =
  | { readonly ok: true; readonly revision: null }
  | {
      readonly ok: true;
      readonly revision: Governed<LimitRevision>;
      readonly review: ReviewProgress | null;
    }
  | Refused<EditRefusal | GovernanceRefusal>;

/**
 * Changes one dimension of a stock, or of a budget that stocks share, from what it is expected to be. Lowering
 * takes effect at once; a raise becomes a revision that others approve at the tier of the new total.
 */
@Injectable()
export class EditLimit {
  constructor(
    private readonly limits: EditableLimits,
    private readonly kind: LimitRevisionKind,
    private readonly objects: GovernedObjects,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  execute(edit: LimitEdit, by: string): Promise<EditLimitOutcome> {
    return this.unitOfWork.run(async (): Promise<EditLimitOutcome> => {
      const now = await this.limits.standing(edit);
      if (now === null) return refused('edit.subject-unknown');
      const judged = judgeEdit(edit, now);
      if (!judged.ok) return judged;
      if (judged.verdict === 'lower') {
        await this.limits.set(edit, now, { by, revisionId: null });
        return { ok: true, revision: null };
      }
      return this.submit({ ...edit, total: now.totalAt(edit.target).toString() }, by);
    }, AGAIN);
  }

  private async submit(content: LimitRevision, by: string): Promise<EditLimitOutcome> {
    const drafted = await this.objects.draft(this.kind, { code: `rev-${newId()}`, content }, by);
    if (!drafted.ok) return drafted;
    const submitted = await this.objects.submit(this.kind, drafted.object.id, by);
    if (!submitted.ok) return submitted;
    return { ok: true, revision: submitted.object, review: submitted.review };
  }
}
