import 'reflect-metadata';
import { parseArgs } from 'node:util';
import { Module, type DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventBus, loadConfig, runMain } from '@boon/platform';
import { standaloneConfig } from '@boon/platform/app';
import { DatabaseModule } from '@boon/platform/database';
import { EventsModule } from '@boon/platform/events';
import { z } from 'zod';

const USAGE = `Gives dead letters to their consumer group again.

  node apps/operations-api/dist/redrive.js --group GROUP --topic TOPIC

DATABASE_URL is needed; KAFKA_BROKERS where the platform runs distributed.
`;

const schema = z.object(standaloneConfig).pick({ DATABASE_URL: true, KAFKA_BROKERS: true });

/** Only the bus: what a redrive needs of the platform. */
@Module({})
class RedriveModule {
  static forRoot({ DATABASE_URL, KAFKA_BROKERS }: z.output<typeof schema>): DynamicModule {
    return {
      module: RedriveModule,
      imports: [
        DatabaseModule.forRoot({ url: DATABASE_URL, persistence: [], applicationName: 'redrive' }),
        EventsModule.forRoot({
          bus: KAFKA_BROKERS ? { brokers: KAFKA_BROKERS, clientId: 'redrive' } : 'in-process',
          consumes: [],
          relay: false,
        }),
      ],
    };
  }
}

await runMain(async () => {
  const { values } = parseArgs({
    options: { group: { type: 'string' }, topic: { type: 'string' }, help: { type: 'boolean' } },
  });
  const { group, topic } = values;
  if (values.help || !group || !topic) {
    process.stdout.write(USAGE);
    process.exitCode = values.help ? 0 : 2;
    return;
  }
  const config = loadConfig(schema, process.env);
  const app = await NestFactory.createApplicationContext(RedriveModule.forRoot(config), {
    logger: ['error', 'warn'],
  });
  const count = await app.get(EventBus).redrive({ group, topic });
  await app.close();
  process.stdout.write(`${count} events were given to ${group} again\n`);
});
