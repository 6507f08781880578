import { Body, Controller, HttpCode, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  type Identity,
} from '@boon/platform/http';
import { BilingualView } from '../../http/bilingual-view.js';
import { IsName } from '../../http/is-name.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { CheckInEventItem } from '../check-in-event-item.js';

/** How an item is used. */
export class CheckInBody {
  @IsName(
    'The event’s own name of this use, such as a gate and a number: the same one may come again.',
  )
  reference: string;
}

/** An item that was used. */
export class CheckInView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty()
  userId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty()
  reference: string;

  @ApiProperty({ format: 'date-time' })
  usedAt: string;
}

/** Items of events, used where they are shown. */
@ApiTags('event-items')
@Controller('v1/event-items')
@Allow({ role: 'service', scope: 'grants' })
export class EventItemsController {
  constructor(private readonly checkInEventItem: CheckInEventItem) {}

  @Post(':grantId/check-in')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Uses an item of an event, once' })
  @ApiOkResponse({ type: CheckInView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'event-item.unknown',
    'event-item.used',
    'event-item.gone',
    'grant.expired',
  )
  async checkIn(
    @Param('grantId', IdPipe) grantId: string,
    @Body() { reference }: CheckInBody,
    @Caller() caller: Identity,
  ): Promise<CheckInView> {
    const by = { actor: caller.sub, role: caller.role };
    const outcome = await this.checkInEventItem.execute({ grantId, reference, by });
    const { item, usedAt } = answer(outcome, ISSUING_REFUSALS);
    const { userId, name } = item;
    return { grantId, userId, name, reference, usedAt: usedAt.toISOString() };
  }
}
