export {
  GrantsHttpModule,
  DrawsHttpModule,
  LotteriesHttpModule,
  PrizeIssuingConsumersModule,
  PrizeIssuingHttpModule,
  StocksHttpModule,
} from './prize-issuing-http.modules.js';
