import 'reflect-metadata';
import { join } from 'node:path';
import { shopPage, shopperGateway } from '@boon/demo-shop/http';
import { loadConfig, runMain } from '@boon/platform';
import { startApp } from '@boon/platform/app';
import { card } from './card.js';
import { configSchema } from './config.js';
import { StorefrontModule } from './storefront.module.js';

const PAGE = join(import.meta.dirname, 'web');

await runMain(async () => {
  const config = loadConfig(configSchema, process.env);
  const { PLACEMENT_URL: placement, ISSUING_URL: issuing } = config;
  await startApp(StorefrontModule.forRoot(config), config, card, {
    events: 'none',
    page: shopPage(PAGE),
    gateway: shopperGateway({ placement, issuing }),
  });
});
