import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CannotStart } from '../cannot-start.js';
import { oneAtATime } from '../processes/ownership.js';
import { run } from '../processes/programs.js';
import { cacheFolder } from '../repository.js';
import { findMaven } from './java.js';

const RECIPE = join(import.meta.dirname, '..', '..', 'kafka');
const POM = join(RECIPE, 'pom.xml');
export const LOG_SETTINGS = join(RECIPE, 'log4j2.properties');

/** The folder of the broker's jars, downloaded once per checkout and pom; parallel callers download once. */
export async function kafkaJars(): Promise<string> {
  const fingerprint = createHash('sha256').update(readFileSync(POM)).digest('hex').slice(0, 8);
  const jars = join(cacheFolder(), `kafka-${fingerprint}`);
  if (existsSync(jars)) return jars;
  const maven = await findMaven();
  return oneAtATime(join(cacheFolder(), 'kafka.lock'), async () => {
    if (!existsSync(jars)) await download(maven, jars);
    return jars;
  });
}

/** Into a folder of our own, renamed when complete: neither a broken download nor a killed one's is taken for the jars. */
async function download(maven: string, jars: string): Promise<void> {
  const isDraft = (name: string) => name.startsWith(`${basename(jars)}.`);
  for (const abandoned of readdirSync(dirname(jars)).filter(isDraft)) {
    rmSync(join(dirname(jars), abandoned), { recursive: true, force: true });
  }
  const draft = `${jars}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  const goal = [
    'dependency:copy-dependencies',
    '-DincludeScope=runtime',
    `-DoutputDirectory=${draft}`,
  ];
  const { ok, lastLine } = await run(maven, ['--quiet', '--batch-mode', '--file', POM, ...goal]);
  if (!ok) {
    throw new CannotStart(
      `Kafka's jars cannot be downloaded (${lastLine}): try again or give KAFKA_BROKERS.`,
    );
  }
  renameSync(draft, jars);
}
