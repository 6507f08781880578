export {
  GrantsHttpModule,
  DrawsHttpModule,
  LimitsHttpModule,
  LotteriesHttpModule,
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from './prize-issuing-http.modules.js';
