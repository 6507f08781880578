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
