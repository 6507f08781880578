import { measureQuotes, type QuoteOrder } from './measure-quotes.js';

// A process of its own: nothing that the bench left in the heap counts.
process.on('message', (order: QuoteOrder) => {
  try {
    process.send?.({ result: measureQuotes(order) });
  } catch (error) {
    process.send?.({ fault: String(error) });
  }
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
