import { measureMaths, type MathsOrder } from './draw-maths.js';

// A process of its own: nothing that the bench left in the heap counts.
process.on('message', (order: MathsOrder) => {
  try {
    process.send?.({ result: measureMaths(order) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
