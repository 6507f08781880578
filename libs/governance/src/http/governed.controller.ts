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
import type { RefusalTable } from '@boon/shared-kernel';
import type { ReviewProgress } from '../approval/approvals.js';
import { shownState, type LifecycleMove } from '../lifecycle/lifecycle.js';
import type { GovernedKind } from '../object/domain/governed-kind.js';
import type { Governed } from '../object/domain/governed.js';
import type { GovernanceRefusal } from '../object/governance-refusals.js';
import type { GovernedDone, GovernedObjects, GovernedOutcome } from '../object/governed-objects.js';
import type { ReadGovernedObjects } from '../object/read-governed-objects.js';
import { GovernedQuery, GovernedView, VerdictBody } from './governed-dtos.js';

/** A governed object as the API shows it: its content's fields beside those of every governed object. */
export type Shown<Content> = Content & GovernedView & Readonly<Record<string, unknown>>;

/** The routes that every kind of governed object has; a subclass adds path, create and edit. */
export abstract class GovernedController<Content extends object, Code extends string> {
  constructor(
    protected readonly objects: GovernedObjects,
    private readonly reader: ReadGovernedObjects,
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
    return this.show(await this.reader.one(this.kind, id));
  }

  @Post(':id/submit')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Submits the draft for approval' })
  @ApiOkResponse({ type: GovernedView })
  async submit(
    @Param('id', IdPipe) id: string,
    @Caller() caller: Identity,
  ): Promise<Shown<Content>> {
    return this.show(await this.objects.submit(this.kind, id, caller.sub));
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

  @Post(':id/publish')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Makes an approved object live' })
  @ApiOkResponse({ type: GovernedView })
  publish(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'publish', caller);
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

  @Post(':id/archive')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Puts a draft or an ended object away' })
  @ApiOkResponse({ type: GovernedView })
  archive(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'archive', caller);
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

  private async moveTo(
    id: string,
    move: Extract<LifecycleMove, 'publish' | 'pause' | 'resume' | 'end' | 'archive'>,
    caller: Identity,
  ): Promise<Shown<Content>> {
    return this.show(await this.objects.move(this.kind, id, move, caller.sub));
  }

  private shown(object: Governed<Content>, review: ReviewProgress | null): Shown<Content> {
    const { content, links, createdAt, updatedAt, ...rest } = object;
    const schedule = this.kind.scheduleOf(content);
    return {
      ...content,
      ...links,
      ...rest,
      state: schedule ? shownState(rest.state, schedule, new Date()) : rest.state,
      approval: review,
      createdAt: createdAt.toISOString(),
      updatedAt: updatedAt.toISOString(),
    } as Shown<Content>;
  }
}
