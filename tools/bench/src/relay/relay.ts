import { join } from 'node:path';
import { startKafka } from '@boon/infra';
import { PRIZE_ISSUING_TOPIC } from '@boon/contracts/prize-issuing';
import { ensureTopics } from '@boon/platform/events';
import type { RelayOrder, RelayResult } from '../fixtures/relay-app.js';
import { ROUNDS, sized } from '../measure/bench-size.js';
import { median, rounded } from '../measure/summary.js';
import type { Report } from '../report/figure.js';
import { keptFolder } from '../world/bench-folder.js';
import { inChild } from '../world/child.js';
import { World } from '../world/world.js';
import { recordBatchesOf } from './record-batches.js';

const EVENTS = sized(100_000, 60_000);
const POLL_SECONDS = sized(5, 3);
/** More than one at a time can publish within the seconds. */
const POLLED_AT_MOST = 10_000;

interface Pair {
  readonly ours: RelayResult;
  readonly poller: RelayResult;
}

/** The outbox to Kafka by Boon's relay, against a poller that publishes row by row. */
export function relay(): Promise<Report> {
  return World.with(async (world) => {
    const postgres = await world.postgres('outbox');
    const folder = world.fileOf('kafka');
    const kafka = await startKafka({ dir: folder });
    try {
      const options = { brokers: [kafka.brokers], clientId: 'bench' };
      await ensureTopics(options, [{ name: PRIZE_ISSUING_TOPIC }]);
      const env = { DATABASE_URL: postgres.url, KAFKA_BROKERS: kafka.brokers };
      const run = (order: RelayOrder): Promise<RelayResult> =>
        inChild({ program: 'fixtures/relay-app.js', env, logFile, nodeOptions }, order);
      await run({ task: 'migrate' });
      const pairs: Pair[] = [];
      let [batches, messages] = [0, 0];
      for (let n = 0; n < ROUNDS; n += 1) {
        const before = recordBatchesOf(join(folder, 'data'), PRIZE_ISSUING_TOPIC);
        const ours = await run({ task: 'drain', events: EVENTS });
        const after = recordBatchesOf(join(folder, 'data'), PRIZE_ISSUING_TOPIC);
        batches += after.batches - before.batches;
        messages += after.messages - before.messages;
        const poller = await run({ task: 'poll', seconds: POLL_SECONDS, events: POLLED_AT_MOST });
        pairs.push({ ours, poller });
      }
      return reportOf(pairs, { batches, messages });
    } finally {
      await kafka.stop();
    }
  });
}

const logFile = join(keptFolder(), 'relay.log');
const nodeOptions = ['--max-semi-space-size=64'];

function reportOf(
  pairs: readonly Pair[],
  { batches, messages }: { readonly batches: number; readonly messages: number },
): Report {
  const rate = ({ published, seconds }: RelayResult): number => published / seconds;
  const ratio = median(pairs.map(({ ours, poller }) => rate(ours) / rate(poller)));
  const list = (of: (pair: Pair) => RelayResult): string =>
    pairs.map((pair) => rounded(rate(of(pair)))).join(' ');
  const isComplete = messages === EVENTS * pairs.length;
  return {
    ...{ bench: 'relay', rounds: pairs.length, checked: isComplete },
    figures: [
      {
        ...{ name: 'relay.poller-ratio', value: rounded(ratio), goal: 50, unit: 'x' },
        ...{ better: 'higher' },
        ours: `${rounded(median(pairs.map(({ ours }) => rate(ours))))} /s`,
        reference: `${rounded(median(pairs.map(({ poller }) => rate(poller))))} /s`,
      },
      {
        ...{ name: 'relay.kafka-batch-size', value: rounded(messages / batches), goal: 100 },
        ...{ unit: 'messages', better: 'higher' },
      },
    ],
    notes: [
      `${EVENTS} events of grants a round, told in batches of 256 as claims are, to a topic of 12 partitions, acknowledged by all replicas; from the relay's start to an empty outbox`,
      `events/s by round: ours ${list(({ ours }) => ours)}; poller ${list(({ poller }) => poller)}`,
      `${messages} messages in ${batches} record batches of the broker's log, ${EVENTS * pairs.length} told`,
    ],
  };
}
