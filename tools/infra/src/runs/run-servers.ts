import { join } from 'node:path';
import { type RunningIssuer, startIssuer } from '../issuer/start-issuer.js';
import { startKafka } from '../kafka/start-kafka.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { startRedis } from '../redis/start-redis.js';
import { isPortFree } from '../processes/ports.js';
import type { RunParts } from './run-parts.js';

/** Each server of a run: the one that the environment names, else one that is started here. */
export interface ServerPlace {
  readonly dir: string;
  readonly env: NodeJS.ProcessEnv;
  readonly parts: RunParts;
}

export async function postgresFor(
  { dir, env, parts }: ServerPlace,
  kind: 'embedded' | 'started',
): Promise<string> {
  const given = env['DATABASE_URL'];
  if (given) return external(parts, 'PostgreSQL', given);
  const postgres = await startPostgres({ dataDir: join(dir, 'postgres') });
  parts.addServer('PostgreSQL', postgres);
  parts.show(kind, 'PostgreSQL', `127.0.0.1:${postgres.port}, data in ${postgres.dataFolder}`);
  parts.note(postgres.notes);
  return postgres.url;
}

export async function redisFor({ dir, env, parts }: ServerPlace): Promise<string> {
  const given = env['REDIS_URL'];
  if (given) return external(parts, 'Redis', given);
  const redis = await startRedis({ dir: join(dir, 'redis') });
  parts.addServer('Redis', redis);
  parts.show('started', 'Redis', `127.0.0.1:${redis.port}`);
  return redis.url;
}

export async function kafkaFor({ dir, env, parts }: ServerPlace): Promise<string> {
  const given = env['KAFKA_BROKERS'];
  if (given) return external(parts, 'Kafka', given);
  const kafka = await startKafka({ dir: join(dir, 'kafka') });
  parts.addServer('Kafka', kafka);
  parts.show('started', 'Kafka', `${kafka.brokers}, messages in ${join(dir, 'kafka', 'data')}`);
  return kafka.brokers;
}

/** The issuer likes a port that does not change, for tokens in a shell's history; it takes another if it must. */
export async function issuerFor(
  { dir, parts }: ServerPlace,
  preferredPort: number | undefined,
): Promise<RunningIssuer> {
  const port = preferredPort && (await isPortFree(preferredPort)) ? preferredPort : undefined;
  const issuer = await startIssuer({ dir: join(dir, 'issuer'), port });
  parts.onStop(() => issuer.stop());
  parts.show('embedded', 'token issuer', `${issuer.url}, demo tokens for anyone on this machine`);
  return issuer;
}

/** Addresses may carry a password: the banner shows where, not as whom. */
export function external(parts: RunParts, name: string, address: string): string {
  parts.show('external', name, address.replace(/\/\/[^@/]*@/, '//'));
  return address;
}
