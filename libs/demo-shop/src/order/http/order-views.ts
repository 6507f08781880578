import { ApiProperty } from '@nestjs/swagger';
import { productView, ShopProductView } from '../../catalogue/http/product-views.js';
import { FEN } from '../../http/fen-field.js';
import { ShopText } from '../../http/shop-text.js';
import {
  returnedOf,
  shownState,
  type BenefitShare,
  type Order,
  type OrderReturn,
  type ShownState,
  type UsedBenefit,
} from '../domain/order.js';
import { OrderReturnView, returnView } from './return-views.js';

const UNPRICED = { amount: '0', discount: '0', payable: '0', interest: '0' };
const STATES = ['placing', 'paid', 'partly-returned', 'returned', 'cancelled'];

/** What one benefit takes off one line, and who pays. */
export class ShopShareView implements BenefitShare {
  @ApiProperty()
  lineId: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty({ ...FEN, description: 'What of it the platform pays, in fen.' })
  platform: string;

  @ApiProperty({ ...FEN, description: 'What of it the seller pays, in fen.' })
  merchant: string;
}

/** A product in an order. */
export class ShopOrderLineView {
  @ApiProperty()
  lineId: string;

  @ApiProperty({ type: ShopProductView })
  product: ShopProductView;

  @ApiProperty({ type: 'integer' })
  quantity: number;

  @ApiProperty(FEN)
  unitPrice: string;

  @ApiProperty(FEN)
  amount: string;

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  payable: string;

  @ApiProperty({ ...FEN, description: 'What is paid of the interest for it, in fen.' })
  interest: string;

  @ApiProperty({ type: 'integer', description: 'Units that came back so far.' })
  returned: number;
}

/** A benefit that the order used. */
export class ShopBenefitView {
  @ApiProperty({ format: 'uuid' })
  grantId: string;

  @ApiProperty({ type: ShopText })
  name: ShopText;

  @ApiProperty({ example: 'full-reduction' })
  kind: string;

  @ApiProperty({
    enum: ['price', 'balance', 'interest'],
    description: 'What it lowers: the price, as a whole or out of a balance, or the interest.',
  })
  effect: UsedBenefit['effect'];

  @ApiProperty(FEN)
  discount: string;

  @ApiProperty(FEN)
  platform: string;

  @ApiProperty(FEN)
  merchant: string;

  @ApiProperty({ type: [ShopShareView] })
  shares: ShopShareView[];
}

/** How the order is paid in parts. */
export class ShopInstalmentsView {
  @ApiProperty({ type: 'integer' })
  months: number;

  @ApiProperty({ type: 'integer' })
  annualRateBp: number;

  @ApiProperty({ enum: ['flat', 'declining'] })
  method: 'flat' | 'declining';

  @ApiProperty(FEN)
  interest: string;

  @ApiProperty({ ...FEN, description: 'What of the interest is waived, in fen.' })
  waived: string;
}

/** An order, priced as Boon locked it. */
export class ShopOrderView {
  @ApiProperty({ format: 'uuid' })
  orderId: string;

  @ApiProperty({ format: 'date-time' })
  placedAt: string;

  @ApiProperty({ enum: STATES })
  state: ShownState;

  @ApiProperty({ type: [ShopOrderLineView] })
  lines: ShopOrderLineView[];

  @ApiProperty(FEN)
  amount: string;

  @ApiProperty({ ...FEN, description: 'All benefits, the subsidy included, in fen.' })
  discount: string;

  @ApiProperty(FEN)
  subsidy: string;

  @ApiProperty(FEN)
  payable: string;

  @ApiProperty({ type: ShopInstalmentsView, nullable: true })
  instalments: ShopInstalmentsView | null;

  @ApiProperty({ type: [ShopBenefitView] })
  benefits: ShopBenefitView[];

  @ApiProperty({ type: [OrderReturnView] })
  returns: OrderReturnView[];
}

/** A shopper's orders, newest first. */
export class ShopOrderList {
  @ApiProperty({ type: [ShopOrderView] })
  items: ShopOrderView[];
}

/** One return, with the order as it stands after it. */
export class ReturnedOrderView extends OrderReturnView {
  @ApiProperty({ type: ShopOrderView })
  order: ShopOrderView;
}

export function orderView(order: Order): ShopOrderView {
  const { orderId, placedAt, priced, returns, expectedPayable } = order;
  const { amount, discount, subsidy, payable } = priced ?? {
    ...{ amount: expectedPayable, discount: '0', subsidy: '0', payable: expectedPayable },
  };
  return {
    orderId,
    placedAt: placedAt.toISOString(),
    state: shownState(order),
    lines: order.lines.map((line) => lineView(order, line.lineId)),
    ...{ amount, discount, subsidy, payable },
    instalments: priced?.instalments ?? null,
    benefits: (priced?.benefits ?? []).map(({ shares, ...benefit }) => ({
      ...benefit,
      shares: [...shares],
    })),
    returns: returns.map(returnView),
  };
}

export function returnedOrderView(order: Order, returned: OrderReturn): ReturnedOrderView {
  return { ...returnView(returned), order: orderView(order) };
}

function lineView(order: Order, lineId: string): ShopOrderLineView {
  const line = order.lines.find((each) => each.lineId === lineId);
  const priced = order.priced?.lines.find((each) => each.lineId === lineId);
  if (line === undefined) throw new Error(`the order ${order.orderId} has no line ${lineId}`);
  const { product, quantity } = line;
  const { amount, discount, payable, interest } = priced ?? UNPRICED;
  return {
    ...{ lineId, quantity, amount, discount, payable, interest },
    product: productView(product),
    unitPrice: product.priceFen,
    returned: returnedOf(order, lineId),
  };
}
