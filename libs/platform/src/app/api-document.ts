import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { fastifyAdapter } from '../http/app/fastify-adapter.js';
import type { SigningKey } from '../signing/signed-token.js';
import { openApiDocument } from '../http/docs/docs.js';
import type { AppConfig } from './app-config.js';
import { VERSION, type AppCard } from './start-app.js';

/** What any app may ask of its environment, all of it given. */
type PreviewConfig = Omit<AppConfig, 'KAFKA_BROKERS' | 'REDIS_URL'> & {
  readonly KAFKA_BROKERS: string[];
  readonly REDIS_URL: string;
  readonly CLAIM_TOKEN_KEYS: readonly SigningKey[];
  readonly AD_CLICK_KEYS: readonly SigningKey[];
  readonly PLACEMENT_URL: string;
  readonly ISSUING_URL: string;
  readonly OPERATIONS_URL: string;
  readonly ISSUER_URL: string;
  readonly DECISION_LOG_RATE: number;
  readonly HOLDOUT_SHARE: number;
  readonly HOLDOUT_SALT: string;
  readonly TRACES_PER_MINUTE: number;
};

const NO_KEYS = [{ kid: 'none', secret: 'not-used-by-a-preview-of-the-app' }];

/** A configuration that is good enough to look at an app without starting it. */
const NOWHERE: PreviewConfig = {
  PORT: 0,
  HOST: '127.0.0.1',
  DATABASE_URL: 'postgres://nowhere',
  KAFKA_BROKERS: ['nowhere'],
  REDIS_URL: 'redis://nowhere',
  JWKS_URL: 'http://nowhere',
  JWT_ISSUER: 'nobody',
  NODE_ENV: 'development',
  CLAIM_TOKEN_KEYS: NO_KEYS,
  AD_CLICK_KEYS: NO_KEYS,
  PLACEMENT_URL: 'http://nowhere',
  ISSUING_URL: 'http://nowhere',
  OPERATIONS_URL: 'http://nowhere',
  ISSUER_URL: 'http://nowhere',
  DECISION_LOG_RATE: 0,
  ...{ HOLDOUT_SHARE: 0, HOLDOUT_SALT: '', TRACES_PER_MINUTE: 1 },
};

/** The app's OpenAPI document; no provider is made and no server is asked. */
export async function apiDocument(
  moduleOf: (config: PreviewConfig) => DynamicModule,
  card: AppCard,
): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(
    moduleOf(NOWHERE),
    fastifyAdapter({}),
    { preview: true, logger: false, abortOnError: false },
  );
  return openApiDocument(app, { ...card, version: VERSION });
}
