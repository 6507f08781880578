import { Body, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import {
  Allow,
  answer,
  Caller,
  Idempotent,
  IdPipe,
  pageOf,
  positionOf,
  type Identity,
  type Page,
} from '@boon/platform/http';
import { refused, type RefusalTable } from '@boon/shared-kernel';
import type { ReviewProgress } from '../approval/approvals.js';
import type { LifecycleMove } from '../lifecycle/lifecycle.js';
import type { GovernedKind } from '../object/domain/governed-kind.js';
import type { Governed } from '../object/domain/governed.js';
import type { GovernanceRefusal } from '../object/governance-refusals.js';
import type { GovernedDone, GovernedObjects, GovernedOutcome } from '../object/governed-objects.js';
import type { ReadGovernedObjects } from '../object/read-governed-objects.js';
import { GovernedQuery, GovernedView, VerdictBody } from './governed-dtos.js';
import { shownGoverned, type Shown } from './shown-governed.js';

/** The routes of those who review and run objects that others write: neither submitting nor publishing is among them. */
export abstract class ReviewedController<Content extends object, Code extends string> {
  /** Whether drafts are the business of their authors alone. */
  protected readonly hidesDrafts: boolean = false;

  constructor(
    protected readonly objects: GovernedObjects,
    protected readonly reader: ReadGovernedObjects,
    protected readonly kind: GovernedKind<Content, Code>,
    protected readonly refusals: RefusalTable<GovernanceRefusal | Code>,
  ) {}

  @Get()
  @Allow('operator')
  @ApiOperation({ summary: 'Lists objects, newest first' })
  async list(@Query() query: GovernedQuery): Promise<Page<Shown<Content>>> {
    const after = positionOf(query.cursor, 1)?.[0];
    const rows = await this.reader.list(this.kind, {
      code: query.code,
      state: query.state,
      exceptDrafts: this.hidesDrafts,
      after: after === undefined ? undefined : String(after),
      limit: query.limit + 1,
    });
    return pageOf(
      rows,
      query.limit,
      (row) => [row.id],
      (row) => this.shown(row, null),
    );
  }

  @Get(':id')
  @Allow('operator')
  @ApiOperation({ summary: 'Shows one object with its review' })
  @ApiOkResponse({ type: GovernedView })
  async one(@Param('id', IdPipe) id: string): Promise<Shown<Content>> {
    const outcome = await this.reader.one(this.kind, id);
    const isHidden = this.hidesDrafts && outcome.ok && outcome.object.state === 'draft';
    return this.show(isHidden ? refused('object.unknown') : outcome);
  }

  @Post(':id/approvals')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Approves or rejects; never by one of its authors' })
  @ApiOkResponse({ type: GovernedView })
  async review(
    @Param('id', IdPipe) id: string,
    @Body() verdict: VerdictBody,
    @Caller() caller: Identity,
  ): Promise<Shown<Content>> {
    return this.show(await this.objects.review(this.kind, id, verdict, caller.sub));
  }

  @Post(':id/pause')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Pauses a running object; effective on every node within 2 s' })
  @ApiOkResponse({ type: GovernedView })
  pause(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'pause', caller);
  }

  @Post(':id/resume')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Resumes a paused object' })
  @ApiOkResponse({ type: GovernedView })
  resume(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'resume', caller);
  }

  @Post(':id/end')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Ends an object for good' })
  @ApiOkResponse({ type: GovernedView })
  end(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'end', caller);
  }

  protected show(outcome: GovernedOutcome<Content, Code>): Shown<Content> {
    const { object, review } = answer(outcome, this.refusals) as GovernedDone<Content>;
    return this.shown(object, review);
  }

  /** As the API shows it; a kind may add what follows from the content. */
  protected shown(object: Governed<Content>, review: ReviewProgress | null): Shown<Content> {
    return shownGoverned(this.kind, object, review);
  }

  protected async moveTo(
    id: string,
    move: Extract<LifecycleMove, 'publish' | 'pause' | 'resume' | 'end' | 'archive'>,
    caller: Identity,
  ): Promise<Shown<Content>> {
    return this.show(await this.objects.move(this.kind, id, move, caller.sub));
  }
}
