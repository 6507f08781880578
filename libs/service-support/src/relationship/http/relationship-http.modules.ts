import { Module } from '@nestjs/common';
import { TakeFeed } from '../feeds/take-feed.js';
import { ShopRecords } from '../feeds/shop-records.js';
import { SqlShopRecords } from '../infrastructure/sql-shop-records.js';
import { FeedsController } from './feeds.controller.js';
import { ProductsController } from './products.controller.js';

/** `POST /v1/feeds/...`. Needs `ServiceSupportModule` with user states, which each feed keeps fresh. */
@Module({
  controllers: [FeedsController],
  providers: [TakeFeed, { provide: ShopRecords, useClass: SqlShopRecords }],
})
export class FeedsHttpModule {}

/** `GET /v1/products`. Needs `ServiceSupportModule` with products. */
@Module({ controllers: [ProductsController] })
export class ProductsHttpModule {}
