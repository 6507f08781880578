import { randomBytes } from 'node:crypto';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CannotStart, PortTaken } from '../cannot-start.js';
import type { LogFile } from '../processes/log-file.js';
import { ServerProcess } from '../processes/server-process.js';
import { until } from '../until.js';
import { brokerAnswers } from './broker-probe.js';
import { LOG_SETTINGS } from './jars.js';
import { type KafkaSettings, nodeProperties } from './properties.js';

const READY_WITHIN_MS = 120_000;
const STOP_SECONDS = 10;

export interface BrokerPlan {
  readonly java: string;
  readonly jars: string;
  /** Working folder: configuration, log and `data`. */
  readonly home: string;
  readonly port: number;
  readonly controllerPort: number;
  readonly settings: KafkaSettings;
  readonly log: LogFile;
}

/** Starts a broker on its data, formatted if new; resolves when it answers requests. */
export async function startBroker(plan: BrokerPlan): Promise<ServerProcess> {
  const configuration = join(plan.home, 'server.properties');
  const dataFolder = join(plan.home, 'data');
  writeFileSync(configuration, nodeProperties({ ...plan, dataFolder }, plan.settings));
  await ensureFormatted(plan, dataFolder, configuration);
  const broker = runJava(plan, ['-Xmx512m'], ['kafka.Kafka', configuration]);
  try {
    await until(
      async () => {
        if (broker.hasEnded) throw reasonToEnd(plan);
        return (await brokerAnswers(plan.port)) || undefined;
      },
      {
        withinMs: READY_WITHIN_MS,
        everyMs: 50,
        orElse: () => {
          throw new CannotStart(
            `Kafka was not ready in ${READY_WITHIN_MS / 1000} s: see ${plan.log.path}.`,
          );
        },
      },
    );
  } catch (error) {
    await broker.stop();
    throw error;
  }
  return broker;
}

/** `meta.properties` is written last, so a format that was cut short is done again. */
async function ensureFormatted(
  plan: BrokerPlan,
  dataFolder: string,
  configuration: string,
): Promise<void> {
  if (existsSync(join(dataFolder, 'meta.properties'))) return;
  rmSync(dataFolder, { recursive: true, force: true });
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'B');
  const format = ['kafka.tools.StorageTool', 'format', '-t', clusterId, '-c', configuration];
  const { code } = await runJava(plan, [], format).finish();
  if (code !== 0) throw new CannotStart(`Kafka cannot format ${dataFolder} (${plan.log.tail(1)}).`);
}

function runJava(
  plan: BrokerPlan,
  limits: readonly string[],
  main: readonly string[],
): ServerProcess {
  const quickStart = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Xshare:auto'];
  const logging = [`-Dlog4j2.configurationFile=${LOG_SETTINGS}`];
  const classPath = ['-cp', join(plan.jars, '*')];
  return ServerProcess.launch({
    command: plan.java,
    args: [...limits, ...quickStart, ...logging, ...classPath, ...main],
    cwd: plan.home,
    env: process.env,
    log: plan.log,
    stopSignal: 'SIGTERM',
    graceSeconds: STOP_SECONDS,
  });
}

function reasonToEnd({ log, port, home }: BrokerPlan): Error {
  const text = log.text();
  if (/Address already in use/.test(text)) return new PortTaken(port, 'Kafka');
  const reason = /(?:ERROR|FATAL) (.*)/.exec(text)?.[1] ?? log.tail(1);
  return new CannotStart(`Kafka cannot start on ${home} (${reason}): see ${log.path}.`);
}
