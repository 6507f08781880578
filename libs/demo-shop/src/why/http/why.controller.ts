import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Unavailable } from '@boon/platform';
import { Allow, Caller, IdPipe, notFound, type Identity } from '@boon/platform/http';
import { DEMO_READER } from '../../api/actors.js';
import { BoonApi } from '../../api/boon-api.js';
import { BoonProblem } from '../../api/boon-problem.js';

/** Why somebody saw what they saw: read with an operator's rights, so that the losers are told, too. */
@ApiTags('shop')
@Controller('shop/why')
@Allow('user', 'visitor')
export class WhyController {
  constructor(private readonly boon: BoonApi) {}

  @Get(':decisionId')
  @ApiOperation({
    summary: 'The explanation of one of the caller’s own decisions, as Boon gives it',
  })
  @ApiOkResponse({ schema: { type: 'object', additionalProperties: true } })
  async why(
    @Param('decisionId', IdPipe) decisionId: string,
    @Caller() { sub, priorSub }: Identity,
  ): Promise<object> {
    const explained = await this.explained(decisionId);
    const isOwn = explained.userId === sub || explained.userId === priorSub;
    if (!isOwn) throw notFound();
    return explained;
  }

  private async explained(decisionId: string): Promise<{ readonly userId?: string }> {
    try {
      const path = `/v1/decisions/${decisionId}/explain`;
      return (await this.boon.get(DEMO_READER, path, 'placement')) as { userId?: string };
    } catch (fault) {
      if (fault instanceof BoonProblem && fault.status === 404) throw notFound();
      throw new Unavailable('Boon does not explain now', { cause: fault });
    }
  }
}
