export { RedisClient } from './redis-client.js';
export { RedisModule } from './redis.module.js';
export type { RedisAsyncOptions } from './redis.module.js';
export { RedisOptions } from './redis-options.js';
export { RedisScript } from './redis-script.js';
export type { ScriptArgument } from './redis-script.js';
export { RedisUnavailable } from './redis-unavailable.js';
