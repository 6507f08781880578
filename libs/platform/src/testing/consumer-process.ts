import { setTimeout as pause } from 'node:timers/promises';
import { busInChild, endWithParent } from './bus-in-child.js';
import type { ConsumerOrder } from './spawn-consumer.js';

// A program: `spawnConsumer` runs it, and kills it in the middle.
const order = JSON.parse(process.argv[2] ?? '{}') as ConsumerOrder;

endWithParent();
const bus = await busInChild(order.bus);
await bus.subscribe({
  group: order.group,
  topics: [order.topic],
  handle: async ({ id, key, payload }) => {
    await pause(2);
    const { n } = payload as { n: number };
    process.stdout.write(`${JSON.stringify({ id, key, n })}\n`);
  },
});
await bus.start();
process.stdout.write('ready\n');
