import { measureAssignment, type AssignmentOrder } from './measure-assignment.js';

// A process of its own: nothing that the bench left in the heap counts.
process.on('message', (order: AssignmentOrder) => {
  try {
    process.send?.({ result: measureAssignment(order) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
