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
import { IsString, Length } from 'class-validator';
import { BilingualView } from '../../http/bilingual-view.js';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { VoidGrant } from '../void-grant.js';

/** Why a grant is taken back. */
export class VoidGrantBody {
  @ApiProperty({ minLength: 1, maxLength: 500 })
  @IsString()
  @Length(1, 500)
  reason: string;
}

/** A grant that was taken back. */
export class VoidedGrantView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ format: 'uuid' })
  stockId: string;

  @ApiProperty()
  userId: string;

  @ApiProperty({ type: BilingualView })
  name: BilingualView;

  @ApiProperty({ enum: ['voided'] })
  state: 'voided';
}

/** Grants that operators and services take back. */
@ApiTags('grants')
@Controller('v1/grants')
@Allow('operator', { role: 'service', scope: 'grants' })
export class VoidController {
  constructor(private readonly voidGrant: VoidGrant) {}

  @Post(':grantId/void')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Takes a held grant back for good, with all that counted it' })
  @ApiOkResponse({ type: VoidedGrantView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    ...(['grant.unknown', 'grant.not-held', 'grant.is-gift', 'grant.expired'] as const),
  )
  async void(
    @Param('grantId', IdPipe) grantId: string,
    @Body() { reason }: VoidGrantBody,
    @Caller() { sub: actor, role }: Identity,
  ): Promise<VoidedGrantView> {
    const outcome = await this.voidGrant.execute({ grantId, reason, by: { actor, role } });
    const { stockId, userId, name } = answer(outcome, ISSUING_REFUSALS).grant;
    return { grantId, stockId, userId, name, state: 'voided' };
  }
}
