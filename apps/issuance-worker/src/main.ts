import 'reflect-metadata';
import { loadConfig, runMain } from '@boon/platform';
import { startApp } from '@boon/platform/app';
import { configSchema } from './config.js';
import { IssuanceWorkerModule } from './issuance-worker.module.js';
import { card } from './card.js';

await runMain(async () => {
  const config = loadConfig(configSchema, process.env);
  await startApp(IssuanceWorkerModule.forRoot(config), config, card);
});
