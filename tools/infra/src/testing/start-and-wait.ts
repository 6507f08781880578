import { startKafka } from '../kafka/start-kafka.js';
import { startPostgres } from '../postgres/start-postgres.js';
import { startRedis } from '../redis/start-redis.js';

/** A process that starts a server and waits to be killed: `start-and-wait.ts postgres /some/folder`. */
const [kind, dir = ''] = process.argv.slice(2);
const starts = {
  postgres: () => startPostgres({ dataDir: dir }),
  redis: () => startRedis({ dir }),
  kafka: () => startKafka({ dir }),
};

try {
  const { pid, port } = await starts[kind as keyof typeof starts]();
  console.log(JSON.stringify({ pid, port }));
  setInterval(() => undefined, 1_000);
} catch (error) {
  console.log(JSON.stringify({ refused: error instanceof Error ? error.message : String(error) }));
}
