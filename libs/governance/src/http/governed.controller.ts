import { HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation } from '@nestjs/swagger';
import { Allow, Caller, Idempotent, IdPipe, type Identity } from '@boon/platform/http';
import { GovernedView } from './governed-dtos.js';
import { ReviewedController } from './reviewed.controller.js';
import type { Shown } from './shown-governed.js';

/** The routes that every kind of governed object has that operators write; a subclass adds path, create and edit. */
export abstract class GovernedController<
  Content extends object,
  Code extends string,
> extends ReviewedController<Content, Code> {
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

  @Post(':id/publish')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Makes an approved object live' })
  @ApiOkResponse({ type: GovernedView })
  publish(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<Shown<Content>> {
    return this.moveTo(id, 'publish', caller);
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
}
