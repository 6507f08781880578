import { Body, Controller, Delete, Get, HttpCode, Param, Put } from '@nestjs/common';
import {
  ApiNoContentResponse,
  ApiNotFoundResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  notFound,
  type Identity,
} from '@boon/platform/http';
import { SERVICE_SUPPORT_REFUSALS } from '../../../service-support.refusals.js';
import { isId } from '../../feeds/line-reader.js';
import { ChangeSegments } from '../change-segments.js';
import { SegmentBody, segmentView, SegmentView } from './segment-dtos.js';

/** Segments that a rule decides; those of static lists come by the feed. */
@ApiTags('segments')
@Controller('v1/segments')
@Allow('operator')
export class SegmentsController {
  constructor(private readonly segments: ChangeSegments) {}

  @Get()
  @ApiOperation({ summary: 'Lists the segments that a rule decides' })
  @ApiOkResponse({ type: [SegmentView] })
  async list(): Promise<SegmentView[]> {
    return (await this.segments.all()).map(segmentView);
  }

  @Put(':code')
  @Idempotent()
  @ApiOperation({
    summary: 'Makes or changes the rule of a segment; known to every node within 2 s',
  })
  @ApiOkResponse({ type: SegmentView })
  @ApiRefusals(SERVICE_SUPPORT_REFUSALS, 'segment.condition-invalid', 'segment.too-many')
  async put(
    @Param('code') code: string,
    @Body() { name, condition }: SegmentBody,
    @Caller() { sub: by }: Identity,
  ): Promise<SegmentView> {
    if (!isId(code)) throw notFound();
    const outcome = await this.segments.put({ code, name, condition, by });
    return segmentView(answer(outcome, SERVICE_SUPPORT_REFUSALS).segment);
  }

  @Delete(':code')
  @HttpCode(204)
  @Idempotent()
  @ApiOperation({ summary: 'Removes the rule of a segment' })
  @ApiNoContentResponse()
  @ApiNotFoundResponse()
  async remove(@Param('code') code: string, @Caller() { sub: by }: Identity): Promise<void> {
    if (!isId(code) || !(await this.segments.remove(code, by))) throw notFound();
  }
}
