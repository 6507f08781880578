import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Idempotent, IdPipe } from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { CancelRedemption } from '../cancel-redemption.js';
import { ConfirmRedemption } from '../confirm-redemption.js';
import { LockRedemption } from '../lock-redemption.js';
import { ReadRedemption } from '../read-redemption.js';
import { ReturnOrderLines } from '../return-order-lines.js';
import { lockOutcome, lockRequest } from './lock-exchange.js';
import { LockBody, ReturnBody } from './redemption-dtos.js';
import { redemptionView, RedemptionView, returnView, ReturnView } from './redemption-views.js';

/** Use of grants on orders, by the shop's service. */
@ApiTags('redemptions')
@Controller('v1/redemptions')
@Allow({ role: 'service', scope: 'orders' })
export class RedemptionsController {
  constructor(
    private readonly lockRedemption: LockRedemption,
    private readonly confirmRedemption: ConfirmRedemption,
    private readonly cancelRedemption: CancelRedemption,
    private readonly returnOrderLines: ReturnOrderLines,
    private readonly readRedemption: ReadRedemption,
  ) {}

  @Post()
  @Idempotent()
  @ApiOperation({ summary: 'Locks the best set of grants for an order at the price that was told' })
  @ApiCreatedResponse({ type: RedemptionView })
  @ApiRefusals(ISSUING_REFUSALS, 'quote.changed', 'redemption.order-taken', 'quote.order-too-large')
  async lock(@Body() body: LockBody): Promise<RedemptionView> {
    return lockOutcome(await this.lockRedemption.execute(lockRequest(body)));
  }

  @Post(':id/confirm')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'The order is paid: the grants are used' })
  @ApiOkResponse({ type: RedemptionView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'redemption.unknown',
    'redemption.not-locked',
    'redemption.lock-lost',
  )
  async confirm(@Param('id', IdPipe) id: string): Promise<RedemptionView> {
    const outcome = await this.confirmRedemption.execute(id);
    return redemptionView(answer(outcome, ISSUING_REFUSALS).redemption);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'The order is not paid: the grants go back to the wallet' })
  @ApiOkResponse({ type: RedemptionView })
  @ApiRefusals(ISSUING_REFUSALS, 'redemption.unknown', 'redemption.not-locked')
  async cancel(@Param('id', IdPipe) id: string): Promise<RedemptionView> {
    const outcome = await this.cancelRedemption.execute(id);
    return redemptionView(answer(outcome, ISSUING_REFUSALS).redemption);
  }

  @Post(':id/returns')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({
    summary: 'Lines come back: what goes to shopper and funders, by the stored split',
  })
  @ApiOkResponse({ type: ReturnView })
  @ApiRefusals(
    ISSUING_REFUSALS,
    'redemption.unknown',
    'redemption.not-confirmed',
    'return.line-unknown',
    'return.too-many',
  )
  async return(
    @Param('id', IdPipe) id: string,
    @Body() { lines }: ReturnBody,
  ): Promise<ReturnView> {
    const outcome = await this.returnOrderLines.execute({ redemptionId: id, lines });
    return returnView(answer(outcome, ISSUING_REFUSALS));
  }

  @Get(':id')
  @ApiOperation({ summary: 'A redemption as it stands' })
  @ApiOkResponse({ type: RedemptionView })
  @ApiRefusals(ISSUING_REFUSALS, 'redemption.unknown')
  async read(@Param('id', IdPipe) id: string): Promise<RedemptionView> {
    const outcome = await this.readRedemption.execute(id);
    return redemptionView(answer(outcome, ISSUING_REFUSALS).redemption);
  }
}
