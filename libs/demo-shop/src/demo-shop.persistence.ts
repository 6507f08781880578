import type { Persistence } from '@boon/platform/database';
import { catalogueMark } from './migrations/catalogue-mark.js';
import { catalogueTables } from './migrations/catalogue-tables.js';
import { orderTables } from './migrations/order-tables.js';

/** The schema `demo_shop`. Written and read by hand-made SQL: no entities are mapped. */
export const demoShopPersistence: Persistence = {
  name: 'demo_shop',
  entities: [],
  migrations: [catalogueTables, orderTables, catalogueMark],
};
