import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, IdPipe } from '@boon/platform/http';
import { DRAW_REFUSALS } from '../draw-refusals.js';
import { ReadRound } from '../read-round.js';
import { RoundNumberPipe } from './round-number.pipe.js';
import { RoundProofView, RoundView, roundView } from './round-dtos.js';

/** What is public of a lottery's rounds: odds and commitments before, the proof after. */
@ApiTags('lotteries')
@Controller('v1/lotteries/:id/rounds/:number')
@Allow('user', 'visitor', 'operator', 'service')
export class RoundsController {
  constructor(private readonly readRound: ReadRound) {}

  @Get()
  @ApiOperation({ summary: 'A round: its prize table, odds and commitments' })
  @ApiOkResponse({ type: RoundView })
  @ApiRefusals(DRAW_REFUSALS, 'round.unknown')
  async one(
    @Param('id', IdPipe) lotteryId: string,
    @Param('number', RoundNumberPipe) number: number,
  ): Promise<RoundView> {
    return roundView(answer(await this.readRound.execute({ lotteryId, number }), DRAW_REFUSALS));
  }

  @Get('proof')
  @ApiOperation({ summary: 'The seed and every draw of a revealed round, for the verifier' })
  @ApiOkResponse({ type: RoundProofView })
  @ApiRefusals(DRAW_REFUSALS, 'round.unknown', 'round.not-revealed')
  async proof(
    @Param('id', IdPipe) lotteryId: string,
    @Param('number', RoundNumberPipe) number: number,
  ): Promise<RoundProofView> {
    return answer(await this.readRound.proof({ lotteryId, number }), DRAW_REFUSALS).proof;
  }
}
