import { Body, Controller, Delete, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, answer, ApiRefusals, Caller, type Identity } from '@boon/platform/http';
import { Clock } from '@boon/shared-kernel';
import { IsInt, Max, Min } from 'class-validator';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { TellBehaviours } from '../../behaviour/tell-behaviours.js';
import { Carts } from '../carts.js';
import { cartView, CartView } from './cart-views.js';

/** How many there are to be. */
export class QuantityBody {
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 9_999, description: '0 takes it out.' })
  @IsInt()
  @Min(0)
  @Max(9_999)
  quantity: number;
}

/** The caller's cart; a visitor's goes along at login. */
@ApiTags('shop')
@Controller('shop/cart')
@Allow('user', 'visitor')
export class CartController {
  constructor(
    private readonly carts: Carts,
    private readonly behaviours: TellBehaviours,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What is in the cart' })
  @ApiOkResponse({ type: CartView })
  async read(@Caller() { sub }: Identity): Promise<CartView> {
    return cartView(await this.carts.read(sub));
  }

  @Put('lines/:sku')
  @ApiOperation({ summary: 'Sets how many of a product are in the cart' })
  @ApiOkResponse({ type: CartView })
  @ApiRefusals(SHOP_REFUSALS, 'shop.sku-unknown', 'cart.full')
  async put(
    @Param('sku') sku: string,
    @Body() { quantity }: QuantityBody,
    @Caller() { sub }: Identity,
  ): Promise<CartView> {
    answer(await this.carts.put(sub, sku, quantity), SHOP_REFUSALS);
    const at = this.clock.now().toISOString();
    if (quantity > 0) this.behaviours.note({ userId: sub, kind: 'add-to-cart', sku, at });
    return cartView(await this.carts.read(sub));
  }

  @Delete()
  @ApiOperation({ summary: 'Takes everything out' })
  @ApiOkResponse({ type: CartView })
  async clear(@Caller() { sub }: Identity): Promise<CartView> {
    await this.carts.clear(sub);
    return cartView([]);
  }
}
