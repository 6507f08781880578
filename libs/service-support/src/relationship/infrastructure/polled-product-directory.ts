import { Injectable, type OnApplicationShutdown, type OnModuleInit } from '@nestjs/common';
import { changesHead, Repeated, Sql } from '@boon/platform/database';
import type { Product } from '../domain/product.js';
import { ProductShelf } from '../domain/product-shelf.js';
import { ProductDirectory, type ProductSearch } from '../product-directory.js';
import { PRODUCT_COLUMNS, productOf, type ProductRow } from './product-rows.js';

const POLL_MS = 500;
const LOADED_AT_ONCE = 10_000;

/** The product table in memory, loaded before the app listens and followed every 500 ms by the head of its changes. */
@Injectable()
export class PolledProductDirectory
  extends ProductDirectory
  implements OnModuleInit, OnApplicationShutdown
{
  private readonly shelf = new ProductShelf();
  private since = '0';
  private readonly polling = new Repeated('ProductDirectory', {
    ...{ what: 'following the product table', everyMs: POLL_MS },
    round: () => this.follow(),
  });

  constructor(private readonly sql: Sql) {
    super();
  }

  find(sku: string): Product | undefined {
    return this.shelf.find(sku);
  }

  search(search: ProductSearch): Product[] {
    return this.shelf.search(search);
  }

  size(): number {
    return this.shelf.size;
  }

  async onModuleInit(): Promise<void> {
    await this.load();
    this.polling.start();
  }

  async onApplicationShutdown(): Promise<void> {
    await this.polling.stop();
  }

  /** Takes over what was committed since the last time. */
  async follow(): Promise<void> {
    const { mark } = await changesHead(this.sql);
    const rows = await this.sql.query<ProductRow>(
      `select ${PRODUCT_COLUMNS} from service_support.product where changed >= $1::text::xid8`,
      [this.since],
    );
    for (const row of rows) this.shelf.put(productOf(row));
    this.since = mark;
  }

  private async load(): Promise<void> {
    const { mark } = await changesHead(this.sql);
    let after = '';
    for (;;) {
      const rows = await this.sql.query<ProductRow>(
        `select ${PRODUCT_COLUMNS} from service_support.product where sku > $1 order by sku limit $2`,
        [after, LOADED_AT_ONCE],
      );
      for (const row of rows) this.shelf.put(productOf(row));
      after = rows.at(-1)?.sku ?? after;
      if (rows.length < LOADED_AT_ONCE) break;
    }
    this.since = mark;
  }
}
