import type { OrderLine } from '@boon/benefit-terms';
import { Money } from '@boon/shared-kernel';

/** A line of one unit at a price in fen: `anOrderLine('a', 300_00, { quantity: 2 })`. */
export function anOrderLine(
  lineId: string,
  unitPrice: number,
  of: Partial<OrderLine> = {},
): OrderLine {
  return {
    lineId,
    sku: `sku-${lineId}`,
    spu: `spu-${lineId}`,
    category: 'food/tea',
    brand: null,
    merchant: 'm-1',
    quantity: 1,
    unitPrice: Money.ofFen(unitPrice),
    ...of,
  };
}
