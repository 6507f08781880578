import { Injectable } from '@nestjs/common';
import { refused } from '@boon/shared-kernel';
import { Approvals } from '../approval/approvals.js';
import type { GovernedKind } from './domain/governed-kind.js';
import type { Governed } from './domain/governed.js';
import { GovernedRepository, type GovernedFilter } from './domain/governed.repository.js';
import type { GovernedOutcome } from './governed-objects.js';

/** Looks governed objects up, for the people who work on them. */
@Injectable()
export class ReadGovernedObjects {
  constructor(
    private readonly repository: GovernedRepository,
    private readonly approvals: Approvals,
  ) {}

  /** One object with its newest review. */
  async one<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    id: string,
  ): Promise<GovernedOutcome<Content, Code>> {
    const object = await this.repository.find<Content>(kind.table, id);
    if (!object) return refused('object.unknown');
    return { ok: true, object, review: await this.approvals.progressOf(kind.name, id) };
  }

  /** Newest first. */
  list<Content, Code extends string>(
    kind: GovernedKind<Content, Code>,
    filter: GovernedFilter,
  ): Promise<Governed<Content>[]> {
    return this.repository.list<Content>(kind.table, filter);
  }
}
