import { Body, Controller, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { GOVERNANCE_REFUSALS, GovernedObjects, ReadGovernedObjects } from '@boon/governance';
import { GovernedController, type Shown } from '@boon/governance/http';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  Limits,
  type Identity,
} from '@boon/platform/http';
import { CloseRound } from '../close-round.js';
import type { LotteryContent } from '../domain/lottery.js';
import { DRAW_REFUSALS } from '../draw-refusals.js';
import { LotteryKind, type LotteryRefusal } from '../lottery-kind.js';
import { ReadRound } from '../read-round.js';
import { RoundNumberPipe } from './round-number.pipe.js';
import { RoundView, roundView } from './round-dtos.js';
import { EditLotteryBody, LotteryView, NewLotteryBody } from './lottery-dtos.js';

/** A hundred prizes of some fifteen values each. */
const WITH_MANY_PRIZES = { items: 2_000 };

/** Lotteries: prizes with exact odds, live only after approval; publishing one opens its first round. */
@ApiTags('lotteries')
@Controller('v1/lotteries')
export class LotteriesController extends GovernedController<LotteryContent, LotteryRefusal> {
  constructor(
    objects: GovernedObjects,
    reader: ReadGovernedObjects,
    kind: LotteryKind,
    private readonly closeRound: CloseRound,
    private readonly readRound: ReadRound,
  ) {
    super(objects, reader, kind, { ...GOVERNANCE_REFUSALS, ...DRAW_REFUSALS });
  }

  @Post()
  @Allow('operator')
  @Limits(WITH_MANY_PRIZES)
  @Idempotent()
  @ApiOperation({ summary: 'Drafts a lottery' })
  @ApiCreatedResponse({ type: LotteryView })
  async create(
    @Body() { code, ...content }: NewLotteryBody,
    @Caller() caller: Identity,
  ): Promise<Shown<LotteryContent>> {
    return this.show(await this.objects.draft(this.kind, { code, content }, caller.sub));
  }

  @Put(':id')
  @Allow('operator')
  @Limits(WITH_MANY_PRIZES)
  @Idempotent()
  @ApiOperation({ summary: 'Replaces the content of a draft' })
  @ApiOkResponse({ type: LotteryView })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() { expectedVersion, ...content }: EditLotteryBody,
    @Caller() caller: Identity,
  ): Promise<Shown<LotteryContent>> {
    const edit = { content, expectedVersion };
    return this.show(await this.objects.edit(this.kind, id, edit, caller.sub));
  }

  @Post(':id/rounds/:number/close')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Sells no more chances of a round; the next one sold opens another' })
  @ApiOkResponse({ type: RoundView })
  @ApiRefusals(DRAW_REFUSALS, 'round.unknown')
  async close(
    @Param('id', IdPipe) lotteryId: string,
    @Param('number', RoundNumberPipe) number: number,
    @Caller() { sub: actor, role }: Identity,
  ): Promise<RoundView> {
    const by = { actor, role };
    answer(await this.closeRound.close({ lotteryId, number, by }), DRAW_REFUSALS);
    return roundView(answer(await this.readRound.execute({ lotteryId, number }), DRAW_REFUSALS));
  }

  @Post(':id/rounds/:number/reveal')
  @HttpCode(200)
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Publishes the seed of a round whose chances are all drawn or lapsed' })
  @ApiOkResponse({ type: RoundView })
  @ApiRefusals(DRAW_REFUSALS, 'round.unknown', 'round.not-over')
  async reveal(
    @Param('id', IdPipe) lotteryId: string,
    @Param('number', RoundNumberPipe) number: number,
    @Caller() { sub: actor, role }: Identity,
  ): Promise<RoundView> {
    const by = { actor, role };
    answer(await this.closeRound.reveal({ lotteryId, number, by }), DRAW_REFUSALS);
    return roundView(answer(await this.readRound.execute({ lotteryId, number }), DRAW_REFUSALS));
  }
}
