import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Caller, type Identity } from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { QuoteOrder } from '../quote-order.js';
import { QuoteBody } from './quote-dtos.js';
import { quoteRequest } from './quote-request.js';
import { quoteView, QuoteView } from './quote-view.js';

/** What an order would cost. */
@ApiTags('quotes')
@Controller('v1/quotes')
export class QuotesController {
  constructor(private readonly quoteOrder: QuoteOrder) {}

  @Post()
  @HttpCode(200)
  @Allow('user', { role: 'service', scope: 'orders' })
  @ApiOperation({ summary: 'The best price of an order with the user’s grants; nothing is held' })
  @ApiOkResponse({ type: QuoteView })
  @ApiRefusals(ISSUING_REFUSALS, 'quote.sku-unknown', 'quote.order-too-large')
  async quote(@Body() body: QuoteBody, @Caller() caller: Identity): Promise<QuoteView> {
    const outcome = await this.quoteOrder.execute(quoteRequest(body, caller));
    const { quote, spendMore } = answer(outcome, ISSUING_REFUSALS);
    return quoteView(quote, spendMore);
  }
}
