import 'reflect-metadata';
import { join } from 'node:path';
import { shopPage, shopperGateway } from '@boon/demo-shop/http';
import { loadConfig, runMain } from '@boon/platform';
import { startApp } from '@boon/platform/app';
import { configSchema } from './config.js';
import { StandaloneModule } from './standalone.module.js';
import { card } from './card.js';

const PAGE = join(import.meta.dirname, '../../storefront/dist/web');

await runMain(async () => {
  const config = loadConfig(configSchema, process.env);
  const shop = config.ISSUER_URL && { page: shopPage(PAGE), gateway: shopperGateway(null) };
  await startApp(StandaloneModule.forRoot(config), config, card, shop || {});
});
