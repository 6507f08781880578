import { dataSourceOf } from '../database/data-source.js';
import { TransactionContext } from '../database/transaction-context.js';
import { TypeOrmSql } from '../database/typeorm-sql.js';
import { TypeOrmUnitOfWork } from '../database/typeorm-unit-of-work.js';
import { InProcessEventBus } from '../events/bus/in-process-event-bus.js';
import type { EventBus } from '../events/event-bus.js';
import { KafkaEventBus } from '../events/kafka/kafka-event-bus.js';

/** How a process of its own makes a bus: in PostgreSQL by its URL, or on Kafka. */
export type BusInChild = { readonly url: string } | { readonly brokers: readonly string[] };

/** Makes the bus. */
export async function busInChild(order: BusInChild): Promise<EventBus> {
  if ('brokers' in order) return new KafkaEventBus({ ...order, clientId: 'spec-child' });
  const { url } = order;
  const dataSource = await dataSourceOf({ url, persistence: [] }).initialize();
  const context = new TransactionContext();
  const sql = new TypeOrmSql(dataSource, context);
  return new InProcessEventBus({
    url,
    sql,
    unitOfWork: new TypeOrmUnitOfWork(dataSource, context),
  });
}

/** Ends this process when the one that spawned it is gone. */
export function endWithParent(): void {
  process.stdin.on('end', () => process.exit()).resume();
}
