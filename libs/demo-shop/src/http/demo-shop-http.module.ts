import { Module, type DynamicModule } from '@nestjs/common';
import { activeRequestId } from '@boon/platform/telemetry';
import { Clock, SystemClock } from '@boon/shared-kernel';
import { AdClicksController } from '../ad-click/http/ad-clicks.controller.js';
import { BoonApi } from '../api/boon-api.js';
import { TellBehaviours } from '../behaviour/tell-behaviours.js';
import { Carts } from '../cart/carts.js';
import { CartController } from '../cart/http/cart.controller.js';
import { SqlCarts } from '../cart/infrastructure/sql-carts.js';
import { CatalogueIntake } from '../catalogue/catalogue-intake.js';
import { Catalogue } from '../catalogue/catalogue.js';
import { ProductsController } from '../catalogue/http/products.controller.js';
import { SqlCatalogueIntake } from '../catalogue/infrastructure/sql-catalogue-intake.js';
import { SqlCatalogue } from '../catalogue/infrastructure/sql-catalogue.js';
import { DemoShopOptions } from '../demo-shop.options.js';
import { IntakeController } from '../intake/http/intake.controller.js';
import { Cashier } from '../order/cashier.js';
import { OrdersRepository } from '../order/domain/orders.repository.js';
import { FinishOrder } from '../order/finish-order.js';
import { OrdersController } from '../order/http/orders.controller.js';
import { BoonCashier } from '../order/infrastructure/boon-cashier.js';
import { SqlOrdersRepository } from '../order/infrastructure/sql-orders.repository.js';
import { PlaceOrder } from '../order/place-order.js';
import { ReturnUnits } from '../order/return-units.js';
import { SweepOrders } from '../order/sweep-orders.js';
import { SessionController } from '../session/http/session.controller.js';
import { OpenSession } from '../session/open-session.js';
import { WhyController } from '../why/http/why.controller.js';

/** A shopper waits for it: a few quick tries, all of them over before a page gives up. */
const FOR_A_SHOPPER = {
  patience: { tries: 3, firstPauseMs: 50, longestPauseMs: 250 },
  answerWithinMs: 5_000,
};

/** The shop's back end: needs platform's database and auth modules in the same application. */
@Module({})
export class DemoShopHttpModule {
  static forRoot(options: DemoShopOptions): DynamicModule {
    return {
      module: DemoShopHttpModule,
      controllers: [
        ...[SessionController, ProductsController, CartController, OrdersController],
        ...[WhyController, AdClicksController, IntakeController],
      ],
      providers: [
        { provide: DemoShopOptions, useValue: options },
        { provide: Clock, useClass: SystemClock },
        { provide: BoonApi, useFactory: () => boonOf(options) },
        { provide: Catalogue, useClass: SqlCatalogue },
        { provide: CatalogueIntake, useClass: SqlCatalogueIntake },
        { provide: Carts, useClass: SqlCarts },
        { provide: OrdersRepository, useClass: SqlOrdersRepository },
        { provide: Cashier, useClass: BoonCashier },
        ...[OpenSession, PlaceOrder, FinishOrder, ReturnUnits, SweepOrders, TellBehaviours],
      ],
      exports: [SweepOrders],
    };
  }
}

function boonOf({ boon }: DemoShopOptions): BoonApi {
  const headers = (): Record<string, string> => {
    const requestId = activeRequestId();
    return requestId === undefined ? {} : { 'x-request-id': requestId };
  };
  return new BoonApi(boon, { ...FOR_A_SHOPPER, headers });
}
