export {
  GrantsHttpModule,
  DrawsHttpModule,
  LimitsHttpModule,
  LotteriesHttpModule,
  ManualGrantsHttpModule,
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from './prize-issuing-http.modules.js';
export { LimitsBody, ValidityBody } from '../stock/http/stock-bodies.js';
