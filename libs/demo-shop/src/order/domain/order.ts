import type { Product } from '../../catalogue/domain/product.js';
import type { Bilingual } from '../../feeds/feed-lines.js';

/** How far an order has come; `dropped` ones never became orders. */
export type OrderState = 'placing' | 'locked' | 'paid' | 'cancelled' | 'dropped';

/** A product as it was when it was ordered. */
export interface OrderedLine {
  readonly lineId: string;
  readonly product: Product;
  readonly quantity: number;
}

/** What one benefit takes off one line, and who pays, in fen. */
export interface BenefitShare {
  readonly lineId: string;
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
}

/** A benefit that the order uses, as Boon locked it. */
export interface UsedBenefit {
  readonly grantId: string;
  readonly name: Bilingual;
  readonly kind: string;
  /** What it lowers: the price, as a whole or out of a balance, or the interest. */
  readonly effect: 'price' | 'balance' | 'interest';
  readonly discount: string;
  readonly platform: string;
  readonly merchant: string;
  readonly shares: readonly BenefitShare[];
}

/** The instalment plan of an order, as Boon locked it. */
export interface OrderInstalments {
  readonly months: number;
  readonly annualRateBp: number;
  readonly method: 'flat' | 'declining';
  readonly interest: string;
  readonly waived: string;
}

/** What Boon locked: decimal strings of fen, never worked out again here. */
export interface LockedPrice {
  readonly amount: string;
  readonly discount: string;
  readonly subsidy: string;
  readonly payable: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly amount: string;
    readonly discount: string;
    readonly payable: string;
    /** What the shopper pays of the interest for it. */
    readonly interest: string;
  }[];
  readonly benefits: readonly UsedBenefit[];
  readonly instalments: OrderInstalments | null;
}

/** An order of the shop. */
export interface Order {
  readonly orderId: string;
  readonly userId: string;
  readonly state: OrderState;
  readonly placedAt: Date;
  /** What the shopper was told to pay, in fen. */
  readonly expectedPayable: string;
  readonly months: number | null;
  readonly lines: readonly OrderedLine[];
  readonly redemptionId: string | null;
  readonly priced: LockedPrice | null;
  /** Why it was cancelled: Boon's code. */
  readonly reason: string | null;
  readonly returns: readonly OrderReturn[];
}

/** What came back of a benefit. */
export interface GivenBack {
  readonly grantId: string;
  readonly amount: string;
  /** Whether the benefit can be used again. */
  readonly restored: boolean;
  readonly state: string;
}

/** What Boon said of a return. */
export interface ReturnAnswer {
  readonly refund: string;
  /** What comes back of interest, beside the refund. */
  readonly interest: string;
  readonly lines: readonly {
    readonly lineId: string;
    readonly quantity: number;
    readonly refund: string;
    readonly interest: string;
  }[];
  readonly givenBack: readonly GivenBack[];
}

/** Units that came back. */
export interface OrderReturn {
  readonly returnId: string;
  readonly askedAt: Date;
  readonly answer: ReturnAnswer;
}

/** Units of a line. */
export interface ReturnedUnits {
  readonly lineId: string;
  readonly quantity: number;
}

/** Units of a line that came back so far. */
export function returnedOf({ returns }: Pick<Order, 'returns'>, lineId: string): number {
  return returns
    .flatMap(({ answer }) => answer.lines)
    .filter((line) => line.lineId === lineId)
    .reduce((units, { quantity }) => units + quantity, 0);
}

/** How an order is shown. */
export type ShownState = 'placing' | 'paid' | 'partly-returned' | 'returned' | 'cancelled';

/** An order's state with what came back of it. */
export function shownState(order: Order): ShownState {
  if (order.state === 'cancelled' || order.state === 'dropped') return 'cancelled';
  if (order.state !== 'paid') return 'placing';
  const left = order.lines.map(({ lineId, quantity }) => quantity - returnedOf(order, lineId));
  if (left.every((units) => units === 0)) return 'returned';
  return order.returns.length > 0 ? 'partly-returned' : 'paid';
}
