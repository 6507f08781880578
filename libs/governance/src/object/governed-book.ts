import { Injectable } from '@nestjs/common';
import { Outbox } from '@boon/platform';
import { AuditTrail, type Doer } from '@boon/platform/database';
import type { DomainEvent } from '@boon/shared-kernel';
import type { ReviewProgress } from '../approval/approvals.js';
import type { GovernedKind } from './domain/governed-kind.js';
import type { Governed } from './domain/governed.js';
import { GovernedRepository } from './domain/governed.repository.js';

/** An act upon an object: what it was, what it is, and who did what. */
export interface GovernedChange<Content> {
  readonly before: Governed<Content>;
  readonly after: Governed<Content>;
  /** In the words of the API: `edit`, `publish`. */
  readonly act: string;
  readonly by: Doer;
}

/** Keeps governed objects: whatever is written here leaves an audit entry, and tells, in the same transaction. */
@Injectable()
export class GovernedBook {
  constructor(
    private readonly repository: GovernedRepository,
    private readonly audit: AuditTrail,
    private readonly outbox: Outbox,
  ) {}

  /** The object, locked until the unit of work ends. */
  lock<Content>({ table }: GovernedKind<Content>, id: string): Promise<Governed<Content> | null> {
    return this.repository.lock<Content>(table, id);
  }

  /** A new draft; false when its code is taken. */
  async add<Content>(
    kind: GovernedKind<Content>,
    object: Governed<Content>,
    by: Doer,
  ): Promise<boolean> {
    if (!(await this.repository.add(kind.table, object))) return false;
    const after = withContent(kind, object);
    await this.audit.record({ ...by, ...actOn(kind, object, 'draft'), before: null, after });
    return true;
  }

  /** Other content. */
  async edit<Content>(kind: GovernedKind<Content>, change: GovernedChange<Content>): Promise<void> {
    await this.save(kind, change, (object) => withContent(kind, object));
  }

  /** Another state, and the events that tell of it. */
  async move<Content>(
    kind: GovernedKind<Content>,
    change: GovernedChange<Content>,
    events: readonly DomainEvent[],
  ): Promise<void> {
    await this.save(kind, change, standing);
    await this.outbox.append(events);
  }

  /** A verdict that leaves the review open. */
  async noteVote<Content>(
    kind: GovernedKind<Content>,
    object: Governed<Content>,
    { verdict, required, given }: VoteInReview,
    by: Doer,
  ): Promise<void> {
    const act = actOn(kind, object, verdict);
    const before = { ...standing(object), required, given: given - 1 };
    const after = { ...standing(object), required, given };
    await this.audit.record({ ...by, ...act, before, after });
  }

  private async save<Content>(
    kind: GovernedKind<Content>,
    { before, after, act, by }: GovernedChange<Content>,
    shown: (object: Governed<Content>) => object,
  ): Promise<void> {
    await this.repository.save(kind.table, after);
    const states = { before: shown(before), after: shown(after) };
    await this.audit.record({ ...by, ...actOn(kind, after, act), ...states });
  }
}

type VoteInReview = Pick<ReviewProgress, 'required' | 'given'> & {
  readonly verdict: 'approve' | 'reject';
};

function actOn<Content>({ name }: GovernedKind<Content>, { id }: Governed<Content>, act: string) {
  return { action: `${name}.${act}`, subject: `${name}:${id}` };
}

/** Where it stands; the hash says with which content. */
function standing<Content>({ code, version, state, contentHash, links }: Governed<Content>) {
  return { code, version, state, contentHash, links };
}

function withContent<Content>(kind: GovernedKind<Content>, object: Governed<Content>) {
  return { ...standing(object), content: kind.auditedContent(object.content) };
}
