import { requireFrom } from '../world/peer-packages.js';
import { startMedusa, type Promotions } from './start-medusa.js';

/** Usage registrations of the hot promotion by so many customers at once. */
export interface MedusaOrder {
  readonly customers: number;
  readonly seconds: number;
  readonly warmSeconds: number;
}

export interface MedusaResult {
  readonly registered: number;
  readonly seconds: number;
  /** What the promotion says afterwards, and what was registered in all since the start. */
  readonly used: number;
  readonly registeredInAll: number;
}

const CODE = 'HOT';
const UNITS = 100_000_000;
const [folder = '', url = ''] = process.argv.slice(2);
let inAll = 0;

const promotions = await startMedusa(requireFrom(folder), { folder, url });
await promotions.createPromotions({
  ...{ code: CODE, type: 'standard', status: 'active', limit: UNITS },
  application_method: { type: 'fixed', target_type: 'order', value: 50, currency_code: 'cny' },
});
process.on('message', (order: MedusaOrder) => {
  registered(promotions, order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });

async function registered(of: Promotions, order: MedusaOrder): Promise<MedusaResult> {
  const begin = performance.now() + order.warmSeconds * 1_000;
  const end = begin + order.seconds * 1_000;
  let count = 0;
  const action = { action: 'addItemAdjustment', item_id: 'item', amount: 50, code: CODE };
  const customer = async (n: number): Promise<void> => {
    while (performance.now() < end) {
      const context = { customer_id: `customer-${n}`, customer_email: null };
      await of.registerUsage([action], context);
      inAll += 1;
      if (performance.now() >= begin && performance.now() < end) count += 1;
    }
  };
  await Promise.all(Array.from({ length: order.customers }, (_, n) => customer(n)));
  const [promotion] = await of.listPromotions({ code: CODE });
  const used = promotion?.used ?? 0;
  return { registered: count, seconds: order.seconds, used, registeredInAll: inAll };
}
