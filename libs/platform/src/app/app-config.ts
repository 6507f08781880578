import { z } from 'zod';
import { env } from '../config/env.js';

/** What every Boon process needs to know. */
const everywhere = {
  PORT: env.port(),
  HOST: z.string().default('0.0.0.0').describe('the address to listen on'),
  DATABASE_URL: env.url('postgres', 'postgresql'),
  JWKS_URL: env.url('http', 'https'),
  JWT_ISSUER: z.string().describe('the name of the token issuer (iss)'),
  NODE_ENV: z.string().default('development').describe('production or anything else'),
  OTEL_EXPORTER_URL: env.url('http', 'https').optional(),
};

/** Configuration of a process that shares the platform with others: bus and counters are real servers. */
export const distributedConfig = {
  ...everywhere,
  KAFKA_BROKERS: env.commaList('host:port'),
  REDIS_URL: env.url('redis', 'rediss'),
};

/** Configuration of a process that is the whole platform: what is not given is embedded. */
export const standaloneConfig = {
  ...everywhere,
  KAFKA_BROKERS: env.commaList('host:port').optional(),
  REDIS_URL: env.url('redis', 'rediss').optional(),
};

/** The configuration that either of the two shapes gives. */
export type AppConfig = z.output<z.ZodObject<typeof standaloneConfig>>;
