import { PlanChanged, SlotChanged, SwitchChanged } from '@boon/contracts/placement';
import { BudgetChanged, LotteryChanged, StockChanged } from '@boon/contracts/prize-issuing';
import { SchemeChanged } from '@boon/contracts/solution';
import type { ToldEvent } from '@boon/platform/events';
import type { EventContract } from '@boon/shared-kernel';
import {
  budgetItem,
  lotteryItem,
  planItem,
  schemeItem,
  slotItem,
  stockItem,
  switchItem,
} from '../catalogue-item-of.js';
import type { CatalogueItem } from '../domain/catalogue-item.js';

type Reader = readonly [type: string, read: (payload: unknown) => CatalogueItem];

const READERS = new Map<string, Reader[1]>([
  reader(StockChanged, stockItem),
  reader(BudgetChanged, budgetItem),
  reader(LotteryChanged, lotteryItem),
  reader(SchemeChanged, schemeItem),
  reader(PlanChanged, planItem),
  reader(SlotChanged, slotItem),
  reader(SwitchChanged, switchItem),
]);

function reader<Payload>(
  contract: EventContract<Payload>,
  itemOf: (payload: Payload) => CatalogueItem,
): Reader {
  return [contract.type, (payload) => itemOf(contract.parse(payload))];
}

/** The objects of the catalogue among what was told; `onFault` hears of those that cannot be read. */
export function toldItems(
  told: readonly ToldEvent[],
  onFault: (fault: string) => void,
): CatalogueItem[] {
  return told.flatMap(({ type, payload }) => {
    try {
      const read = READERS.get(type);
      return read === undefined ? [] : [read(payload)];
    } catch (error) {
      onFault(`${type}: ${String(error)}`);
      return [];
    }
  });
}
