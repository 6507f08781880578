import { join } from 'node:path';
import { findOrInstall, onPath, output } from '../processes/programs.js';

const OLDEST_JAVA = 17;
const KAFKA_INSTEAD = 'KAFKA_BROKERS';

/** A Java that Kafka 4 runs on: JAVA_HOME's, PATH's, or as root on Debian installed. */
export function findJava(): Promise<string> {
  return findOrInstall({
    what: `Java ${OLDEST_JAVA} or newer`,
    packages: ['openjdk-17-jre-headless'],
    instead: KAFKA_INSTEAD,
    find: () => javas().find((java) => isNewEnough(java)),
  });
}

/** Debian's package brings the Java that it needs. */
export function findMaven(): Promise<string> {
  return findOrInstall({
    what: 'Maven',
    packages: ['maven'],
    instead: KAFKA_INSTEAD,
    find: () => onPath('mvn'),
  });
}

function javas(): string[] {
  const home = process.env['JAVA_HOME'];
  const debian = '/usr/lib/jvm/java-17-openjdk-amd64/bin/java';
  return [home && join(home, 'bin', 'java'), onPath('java'), debian].filter(
    (java) => !!java,
  ) as string[];
}

/** The first line is such as: openjdk version "17.0.15" 2025-04-15. */
function isNewEnough(java: string): boolean {
  const version = /version "(\d+)/.exec(output(java, ['-version']))?.[1];
  return Number(version ?? 0) >= OLDEST_JAVA;
}
