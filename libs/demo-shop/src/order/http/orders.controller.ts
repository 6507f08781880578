import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  IdPipe,
  Problem,
  type Identity,
} from '@boon/platform/http';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { IdempotencyKey } from '../../http/idempotency-key.js';
import { OrdersRepository } from '../domain/orders.repository.js';
import { PlaceOrder } from '../place-order.js';
import { ReturnUnits } from '../return-units.js';
import { PlaceOrderBody, ReturnUnitsBody } from './order-dtos.js';
import {
  orderView,
  ReturnedOrderView,
  returnedOrderView,
  ShopOrderList,
  ShopOrderView,
} from './order-views.js';

const MOST_SHOWN = 50;
const KEY = { name: 'Idempotency-Key', required: true, schema: { type: 'string', maxLength: 128 } };

/** The caller's orders. */
@ApiTags('shop')
@Controller('shop/orders')
@Allow('user')
export class OrdersController {
  constructor(
    private readonly placeOrder: PlaceOrder,
    private readonly returnUnits: ReturnUnits,
    private readonly orders: OrdersRepository,
  ) {}

  @Post()
  @ApiHeader(KEY)
  @ApiOperation({ summary: 'Orders and pays what is in the cart; the same key is the same order' })
  @ApiCreatedResponse({ type: ShopOrderView })
  @ApiRefusals(
    SHOP_REFUSALS,
    'cart.empty',
    'order.under-way',
    'order.refused',
    'quote.changed',
    'quote.order-too-large',
    'redemption.lock-lost',
    'idempotency.key-reused',
  )
  async place(
    @Body() { expectedPayable, instalments }: PlaceOrderBody,
    @IdempotencyKey() idempotencyKey: string,
    @Caller() { sub: userId }: Identity,
  ): Promise<ShopOrderView> {
    const months = instalments?.months ?? null;
    const command = { userId, idempotencyKey, expectedPayable, months };
    return orderView(answer(await this.placeOrder.execute(command), SHOP_REFUSALS).order);
  }

  @Get()
  @ApiOperation({ summary: 'The newest orders' })
  @ApiOkResponse({ type: ShopOrderList })
  async list(@Caller() { sub }: Identity): Promise<ShopOrderList> {
    return { items: (await this.orders.ofUser(sub, MOST_SHOWN)).map(orderView) };
  }

  @Get(':id')
  @ApiOperation({ summary: 'An order with what each benefit took off, and who pays for it' })
  @ApiOkResponse({ type: ShopOrderView })
  @ApiRefusals(SHOP_REFUSALS, 'shop.order-unknown')
  async read(
    @Param('id', IdPipe) orderId: string,
    @Caller() { sub }: Identity,
  ): Promise<ShopOrderView> {
    const order = await this.orders.find(orderId, sub);
    if (order === undefined) throw Problem.of('shop.order-unknown', SHOP_REFUSALS);
    return orderView(order);
  }

  @Post(':id/returns')
  @ApiHeader(KEY)
  @ApiOperation({ summary: 'Units come back: what is paid back, and what becomes of the benefits' })
  @ApiCreatedResponse({ type: ReturnedOrderView })
  @ApiRefusals(
    SHOP_REFUSALS,
    'shop.order-unknown',
    'order.not-paid',
    'return.line-unknown',
    'return.too-many',
    'redemption.not-confirmed',
    'idempotency.key-reused',
  )
  async takeBack(
    @Param('id', IdPipe) orderId: string,
    @Body() { lines }: ReturnUnitsBody,
    @IdempotencyKey() idempotencyKey: string,
    @Caller() { sub: userId }: Identity,
  ): Promise<ReturnedOrderView> {
    const outcome = await this.returnUnits.execute({ userId, orderId, idempotencyKey, lines });
    const { order, returned } = answer(outcome, SHOP_REFUSALS);
    return returnedOrderView(order, returned);
  }
}
