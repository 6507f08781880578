import { measureRules } from './measure-rules.js';
import type { RulesOrder } from './orders.js';

// A process for each measurement: nothing that another one left in the heap counts.
process.on('message', (order: RulesOrder) => {
  measureRules(order).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ fault: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
