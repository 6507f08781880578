import { Controller, Get, Param } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, IdPipe } from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ReadStock } from '../read-stock.js';
import { stockView, StockView } from './stock-view.js';

/** Stocks, for operators. They are made by publishing an asset or funding a proposal, never here. */
@ApiTags('stocks')
@Controller('v1/stocks')
export class StocksController {
  constructor(private readonly readStock: ReadStock) {}

  @Get(':id')
  @Allow('operator')
  @ApiOperation({ summary: 'A stock and how far it is used up' })
  @ApiOkResponse({ type: StockView })
  @ApiRefusals(ISSUING_REFUSALS, 'stock.unknown')
  async read(@Param('id', IdPipe) id: string): Promise<StockView> {
    return stockView(answer(await this.readStock.execute(id), ISSUING_REFUSALS));
  }
}
