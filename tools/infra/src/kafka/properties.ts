import { LOOPBACK } from '../processes/ports.js';

export type KafkaSettings = Readonly<Record<string, string | number | boolean>>;

/** One node with both roles. A killed broker is back in 5 s with these two intervals, in 12 s with the defaults. */
const DEFAULTS: KafkaSettings = {
  'offsets.topic.replication.factor': 1,
  'transaction.state.log.replication.factor': 1,
  'transaction.state.log.min.isr': 1,
  'share.coordinator.state.topic.replication.factor': 1,
  'share.coordinator.state.topic.min.isr': 1,
  'group.initial.rebalance.delay.ms': 0,
  'auto.create.topics.enable': false,
  'broker.session.timeout.ms': 3000,
  'broker.heartbeat.interval.ms': 500,
};

export interface NodeAddress {
  readonly port: number;
  readonly controllerPort: number;
  readonly dataFolder: string;
}

/** The text of `server.properties`. */
export function nodeProperties(
  { port, controllerPort, dataFolder }: NodeAddress,
  settings: KafkaSettings,
): string {
  const all: KafkaSettings = {
    ...DEFAULTS,
    ...settings,
    'process.roles': 'broker,controller',
    'node.id': 1,
    'controller.quorum.voters': `1@${LOOPBACK}:${controllerPort}`,
    'controller.listener.names': 'CONTROLLER',
    listeners: `PLAINTEXT://${LOOPBACK}:${port},CONTROLLER://${LOOPBACK}:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://${LOOPBACK}:${port}`,
    'listener.security.protocol.map': 'PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT',
    'inter.broker.listener.name': 'PLAINTEXT',
    'log.dirs': dataFolder,
  };
  return Object.entries(all)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
