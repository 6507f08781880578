import { join, resolve } from 'node:path';
import { choosePort } from '../processes/ports.js';
import { sharedEnvironment, type Environment } from './app-environment.js';
import { startApp } from './app-process.js';
import { type BoonRun, boonRun } from './boon-run.js';
import { assemble, type RunParts } from './run-parts.js';
import { external, issuerFor, postgresFor } from './run-servers.js';

/** How an embedded run is started. */
export interface EmbeddedRunOptions {
  /** Data and logs of the run, such as `.boon`. */
  readonly dir: string;
  /** None or 0: a free one is chosen. */
  readonly port?: number | undefined;
  readonly issuerPort?: number | undefined;
  /** DATABASE_URL, REDIS_URL and KAFKA_BROKERS name servers to use instead of what is embedded. */
  readonly env?: NodeJS.ProcessEnv;
  /** More variables for the app. */
  readonly appEnv?: Environment;
}

/** What `npm start` runs: the standalone app on embedded PostgreSQL, bus and counters in its process. */
export function startEmbeddedRun(options: EmbeddedRunOptions): Promise<BoonRun> {
  const { port, issuerPort, env = {}, appEnv = {} } = options;
  const dir = resolve(options.dir);
  const logFolder = join(dir, 'logs');
  return assemble(async (parts) => {
    const place = { dir, env, parts };
    const chosen = await choosePort(port, 'the API');
    const databaseUrl = await postgresFor(place, 'embedded');
    const issuer = await issuerFor(place, issuerPort);
    const shared = sharedEnvironment(dir, env, databaseUrl, issuer);
    const given = givenInstead(env, parts);
    const order = { name: 'standalone', port: chosen, logFolder };
    const app = await startApp({ ...order, env: { ...shared, ...given, ...appEnv } });
    parts.addApp(app);
    const { url } = app;
    const urls = { placement: url, issuing: url, operations: url, shop: url };
    const core = { urls, placements: [url], issuer, databaseUrl, apps: [app], logFolder };
    return boonRun({ kind: 'embedded', ...core }, parts);
  });
}

/** Bus and counters live in the app unless Kafka and Redis are given. */
function givenInstead(env: NodeJS.ProcessEnv, parts: RunParts): Environment {
  const { KAFKA_BROKERS, REDIS_URL } = env;
  if (KAFKA_BROKERS) external(parts, 'event bus (Kafka)', KAFKA_BROKERS);
  else parts.show('embedded', 'event bus', "in the app's process, over the outbox");
  if (REDIS_URL) external(parts, 'counters (Redis)', REDIS_URL);
  else parts.show('embedded', 'counters', "in the app's process, rebuilt from the database");
  return { ...(KAFKA_BROKERS && { KAFKA_BROKERS }), ...(REDIS_URL && { REDIS_URL }) };
}
