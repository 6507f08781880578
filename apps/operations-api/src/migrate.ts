import 'reflect-metadata';
import { TOPICS } from '@boon/contracts';
import { loadConfig, runMain } from '@boon/platform';
import { distributedConfig } from '@boon/platform/app';
import { dataSourceOf, migrate } from '@boon/platform/database';
import { ensureTopics } from '@boon/platform/events';
import { z } from 'zod';
import { everyPersistence } from './persistence.js';

const schema = z.object(distributedConfig).pick({ DATABASE_URL: true, KAFKA_BROKERS: true });

/** Brings tables and topics up to date, before any app of this version starts. */
await runMain(async () => {
  const { DATABASE_URL, KAFKA_BROKERS } = loadConfig(schema, process.env);
  const ran = await migrate(dataSourceOf({ url: DATABASE_URL, persistence: everyPersistence }));
  await ensureTopics({ brokers: KAFKA_BROKERS, clientId: 'boon-migrate' }, TOPICS);
  process.stdout.write(`${ran.length} migrations ran; ${TOPICS.length} topics are there\n`);
});
