import { Body, Controller, Headers, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  IdPipe,
  Limits,
  Problem,
  type Identity,
} from '@boon/platform/http';
import { BuyChance } from '../buy-chance.js';
import type { ChanceRequest } from '../domain/chance.js';
import { DrawPrize } from '../draw-prize.js';
import { DRAW_REFUSALS } from '../draw-refusals.js';
import { BuyChanceBody, chanceView, ChanceView, DrawBody, DrawView } from './draw-dtos.js';

const KEY = /^[\x21-\x7e]{1,128}$/;

/** Chances, bought once, and draws, made once. */
@ApiTags('draws')
@Controller('v1')
export class DrawsController {
  constructor(
    private readonly buyChance: BuyChance,
    private readonly drawPrize: DrawPrize,
  ) {}

  @Post('lotteries/:id/chances')
  @Allow('user', { role: 'service', scope: 'grants' })
  @Limits({ hot: true })
  @ApiOperation({ summary: 'One more chance, with the commitments that its draw is bound to' })
  @ApiHeader({ name: 'Idempotency-Key', required: true, description: 'One chance per key.' })
  @ApiCreatedResponse({ type: ChanceView })
  @ApiRefusals(
    DRAW_REFUSALS,
    'lottery.unknown',
    'lottery.not-running',
    'lottery.sold-out',
    'chance.limit-reached',
  )
  async buy(
    @Param('id', IdPipe) lotteryId: string,
    @Body() { userId }: BuyChanceBody,
    @Headers('idempotency-key') header: string | undefined,
    @Caller() caller: Identity,
  ): Promise<ChanceView> {
    const key = keyOf(header);
    const outcome = await this.buyChance.execute({ lotteryId, key, ...buyerOf(caller, userId) });
    return chanceView(answer(outcome, DRAW_REFUSALS).chance);
  }

  @Post('draws')
  @Allow('user')
  @Limits({ hot: true })
  @ApiOperation({ summary: 'Draws a chance; the chance’s id makes it happen once' })
  @ApiCreatedResponse({ type: DrawView })
  @ApiRefusals(
    DRAW_REFUSALS,
    'chance.unknown',
    'chance.expired',
    'draw.seed-changed',
    'lottery.not-running',
  )
  async draw(@Body() body: DrawBody, @Caller() caller: Identity): Promise<DrawView> {
    const outcome = await this.drawPrize.execute({
      ...body,
      userId: caller.sub,
      personKeys: caller.personKeys,
    });
    return answer(outcome, DRAW_REFUSALS).result;
  }
}

/** A service grants a chance to a user that it names; a user takes one for nobody else. */
function buyerOf(
  caller: Identity,
  named: string | undefined,
): Pick<ChanceRequest, 'userId' | 'source'> {
  if (caller.role !== 'service' && (named === undefined || named === caller.sub)) {
    return { userId: caller.sub, source: 'user' };
  }
  if (caller.role === 'service' && named !== undefined) return { userId: named, source: 'service' };
  throw answerOf(caller);
}

function answerOf({ role }: Identity): Problem {
  return Problem.of(
    role === 'service' ? 'chance.user-missing' : 'chance.user-foreign',
    DRAW_REFUSALS,
  );
}

function keyOf(header: string | undefined): string {
  if (header === undefined || header === '') throw Problem.edge('idempotency.key-missing');
  if (!KEY.test(header)) throw Problem.edge('idempotency.key-invalid');
  return header;
}
