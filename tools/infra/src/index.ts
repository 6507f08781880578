export { CannotStart, PortTaken } from './cannot-start.js';
export { startChromium } from './chromium/start-chromium.js';
export {
  DEMO_ISSUER,
  type RunningIssuer,
  startIssuer,
  TOKEN_AUDIENCE,
} from './issuer/start-issuer.js';
export type { TokenRequest } from './issuer/token-request.js';
export { type KafkaOptions, RunningKafka, startKafka } from './kafka/start-kafka.js';
export { type PostgresOptions, RunningPostgres, startPostgres } from './postgres/start-postgres.js';
export { type RedisOptions, RunningRedis, startRedis } from './redis/start-redis.js';
export type { BoonRun, BoonUrls } from './runs/boon-run.js';
export { type DistributedRunOptions, startDistributedRun } from './runs/distributed-run.js';
export { type EmbeddedRunOptions, startEmbeddedRun } from './runs/embedded-run.js';
