import 'reflect-metadata';
import { loadConfig, runMain } from '@boon/platform';
import { startApp } from '@boon/platform/app';
import { configSchema } from './config.js';
import { StandaloneModule } from './standalone.module.js';
import { card } from './card.js';

await runMain(async () => {
  const config = loadConfig(configSchema, process.env);
  await startApp(StandaloneModule.forRoot(config), config, card);
});
