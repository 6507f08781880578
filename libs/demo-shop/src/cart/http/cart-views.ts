import { ApiProperty } from '@nestjs/swagger';
import { productView, ShopProductView } from '../../catalogue/http/product-views.js';
import { FEN } from '../../http/fen-field.js';
import { cartAmount, lineAmount, type CartLine } from '../domain/cart.js';

/** One product in the cart. */
export class CartLineView {
  @ApiProperty({ description: 'The SKU: what a quote of the cart calls the line.' })
  lineId: string;

  @ApiProperty({ type: ShopProductView })
  product: ShopProductView;

  @ApiProperty({ type: 'integer', minimum: 1, maximum: 9_999 })
  quantity: number;

  @ApiProperty({ ...FEN, description: 'Before any benefit, in fen.' })
  amount: string;
}

/** What the caller has in the cart. */
export class CartView {
  @ApiProperty({ type: [CartLineView] })
  lines: CartLineView[];

  @ApiProperty({ ...FEN, description: 'Before any benefit, in fen.' })
  amount: string;
}

export function cartView(lines: readonly CartLine[]): CartView {
  return {
    lines: lines.map((line) => ({
      lineId: line.product.sku,
      product: productView(line.product),
      quantity: line.quantity,
      amount: `${lineAmount(line)}`,
    })),
    amount: `${cartAmount(lines)}`,
  };
}
