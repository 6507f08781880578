import { Module } from '@nestjs/common';
import {
  BehaviourRecorded,
  OrderPaid,
  OrderReturned,
  ProductChanged,
  UserChanged,
} from '@boon/contracts/service-support';
import { ShopEventsConsumer } from '../consumers/shop-events.consumer.js';
import { TakeFeed } from '../feeds/take-feed.js';
import { ShopRecords } from '../feeds/shop-records.js';
import { SqlShopRecords } from '../infrastructure/sql-shop-records.js';
import { ChangeSegments } from '../segments/change-segments.js';
import { SegmentsController } from '../segments/http/segments.controller.js';
import { SqlSegmentRepository } from '../segments/infrastructure/sql-segment.repository.js';
import { SegmentRepository } from '../segments/segment.repository.js';
import { FeedsController } from './feeds.controller.js';
import { ProductsController } from './products.controller.js';

const FEEDING = [TakeFeed, { provide: ShopRecords, useClass: SqlShopRecords }];

/** `POST /v1/feeds/...`. Needs `ServiceSupportModule` with user states, which each feed keeps fresh. */
@Module({
  controllers: [FeedsController],
  providers: FEEDING,
})
export class FeedsHttpModule {}

/** The topic `shop`. Needs what `FeedsHttpModule` needs, and `EventsModule`. */
@Module({ controllers: [ShopEventsConsumer], providers: FEEDING })
export class ShopEventsModule {
  /** The types of events for `EventsModule`. */
  static consumes(): string[] {
    const events = [ProductChanged, UserChanged, OrderPaid, OrderReturned, BehaviourRecorded];
    return events.map(({ type }) => type);
  }
}

/** `GET /v1/products`. Needs `ServiceSupportModule` with products. */
@Module({ controllers: [ProductsController] })
export class ProductsHttpModule {}

/** `/v1/segments`: segments that a rule decides. Needs `DatabaseModule`. */
@Module({
  controllers: [SegmentsController],
  providers: [ChangeSegments, { provide: SegmentRepository, useClass: SqlSegmentRepository }],
})
export class SegmentsHttpModule {}
