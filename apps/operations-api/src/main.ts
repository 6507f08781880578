import 'reflect-metadata';
import { loadConfig, runMain } from '@boon/platform';
import { startApp } from '@boon/platform/app';
import { configSchema } from './config.js';
import { OperationsApiModule } from './operations-api.module.js';
import { card } from './card.js';

await runMain(async () => {
  const config = loadConfig(configSchema, process.env);
  await startApp(OperationsApiModule.forRoot(config), config, card);
});
