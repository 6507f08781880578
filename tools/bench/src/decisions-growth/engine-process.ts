import 'reflect-metadata';
import type { EngineOrder } from './engine-orders.js';
import { measureEngine } from './measure-engine.js';

// A process for each measurement: nothing that another one left in the heap counts.
process.on('message', (order: EngineOrder) => {
  try {
    process.send?.({ result: measureEngine(order) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
