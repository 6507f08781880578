import { join, resolve } from 'node:path';
import { choosePort } from '../processes/ports.js';
import { sharedEnvironment, type Environment } from './app-environment.js';
import { type RunningApp, runAppScript, startApp } from './app-process.js';
import { type BoonRun, boonRun } from './boon-run.js';
import { assemble, type RunParts } from './run-parts.js';
import { builtEntry } from './program-folder.js';
import { issuerFor, kafkaFor, postgresFor, redisFor } from './run-servers.js';

/** The apps of the distributed run; each gets the first port plus its place in this list. */
export const DISTRIBUTED_APPS = [
  'placement-api',
  'issuing-api',
  'operations-api',
  'issuance-worker',
  'notification-worker',
  'storefront',
] as const;
type AppName = (typeof DISTRIBUTED_APPS)[number];

/** How a distributed run is started. */
export interface DistributedRunOptions {
  /** Data and logs of the run, such as `.boon/distributed`. */
  readonly dir: string;
  /** The port of the first app, the others follow; none: free ones are chosen. */
  readonly firstPort?: number | undefined;
  readonly issuerPort?: number | undefined;
  /** DATABASE_URL, REDIS_URL and KAFKA_BROKERS name servers to use instead of own ones. */
  readonly env?: NodeJS.ProcessEnv;
  /** More variables for each app. */
  readonly appEnv?: Environment;
  /** How many nodes of placement there are (default 1); the first one's address is `urls.placement`. */
  readonly placementNodes?: number | undefined;
}

/** Every app as a process of its own over real PostgreSQL, Redis and Kafka. */
export function startDistributedRun(options: DistributedRunOptions): Promise<BoonRun> {
  const { firstPort, issuerPort, env = {}, appEnv = {} } = options;
  const dir = resolve(options.dir);
  const logFolder = join(dir, 'logs');
  return assemble(async (parts) => {
    const ports = await choosePorts(firstPort);
    const place = { dir, env, parts };
    const databaseUrl = await postgresFor(place, 'started');
    const redisUrl = await redisFor(place);
    const brokers = await kafkaFor(place);
    const issuer = await issuerFor(place, issuerPort);
    const urlOf = (name: AppName) => `http://127.0.0.1:${ports.get(name)}`;
    const urls = {
      placement: urlOf('placement-api'),
      issuing: urlOf('issuing-api'),
      operations: urlOf('operations-api'),
      shop: urlOf('storefront'),
    };
    const shared: Environment = {
      ...sharedEnvironment(dir, env, databaseUrl, issuer),
      REDIS_URL: redisUrl,
      KAFKA_BROKERS: brokers,
      PLACEMENT_URL: urls.placement,
      ISSUING_URL: urls.issuing,
      OPERATIONS_URL: urls.operations,
      ...appEnv,
    };
    await runAppScript('operations-api', 'migrate', shared, logFolder);
    const apps = await startApps(ports, shared, logFolder, parts);
    const more = await startMore(options.placementNodes ?? 1, shared, logFolder, parts);
    const placements = [urls.placement, ...more.map(({ url }) => url)];
    const all = [...apps, ...more];
    const core = { kind: 'distributed', urls, placements, issuer, databaseUrl } as const;
    return boonRun({ ...core, apps: all, logFolder }, parts);
  });
}

/** More nodes of placement beside the first. */
async function startMore(
  nodes: number,
  env: Environment,
  logFolder: string,
  parts: RunParts,
): Promise<RunningApp[]> {
  const started: RunningApp[] = [];
  for (let node = 2; node <= nodes; node += 1) {
    const port = await choosePort(undefined, 'placement-api');
    const entry = builtEntry('placement-api', 'main');
    const app = await startApp({ name: `placement-api-${node}`, entry, port, env, logFolder });
    parts.addApp(app);
    started.push(app);
  }
  return started;
}

async function choosePorts(firstPort: number | undefined): Promise<ReadonlyMap<AppName, number>> {
  const ports = new Map<AppName, number>();
  for (const [index, name] of DISTRIBUTED_APPS.entries()) {
    ports.set(name, await choosePort(firstPort && firstPort + index, name));
  }
  return ports;
}

/** All at once; those that came up are stopped even when another did not. */
async function startApps(
  ports: ReadonlyMap<AppName, number>,
  env: Environment,
  logFolder: string,
  parts: RunParts,
): Promise<RunningApp[]> {
  const starts = await Promise.allSettled(
    [...ports].map(([name, port]) => startApp({ name, port, env, logFolder })),
  );
  const apps = starts.flatMap((start) => (start.status === 'fulfilled' ? [start.value] : []));
  for (const app of apps) parts.addApp(app);
  const failed = starts.find((start) => start.status === 'rejected');
  if (failed) throw failed.reason;
  return apps;
}
