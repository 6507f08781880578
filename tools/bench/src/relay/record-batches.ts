import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How many batches, and messages in all of them. */
export interface RecordBatches {
  readonly batches: number;
  readonly messages: number;
}

/** Where the fields of a record batch of Kafka's log format (version 2) lie. */
const LENGTH_AT = 8;
const RECORDS_AT = 57;
const HEAD_BYTES = 12;

/** Record batches of a topic and the messages in them, read out of the broker's own segments. */
export function recordBatchesOf(logFolder: string, topic: string): RecordBatches {
  const partitions = readdirSync(logFolder).filter(
    (name) => /^(.+)-\d+$/.exec(name)?.[1] === topic,
  );
  const segments = partitions.flatMap((partition) =>
    readdirSync(join(logFolder, partition))
      .filter((name) => name.endsWith('.log'))
      .map((name) => readFileSync(join(logFolder, partition, name))),
  );
  const counts = segments.map(inSegment);
  return {
    batches: counts.reduce((sum, { batches }) => sum + batches, 0),
    messages: counts.reduce((sum, { messages }) => sum + messages, 0),
  };
}

function inSegment(bytes: Buffer): RecordBatches {
  let [batches, messages, at] = [0, 0, 0];
  while (at + RECORDS_AT + 4 <= bytes.length) {
    const length = bytes.readInt32BE(at + LENGTH_AT);
    // A segment is longer than what was written to it so far.
    if (length <= 0) break;
    batches += 1;
    messages += bytes.readInt32BE(at + RECORDS_AT);
    at += HEAD_BYTES + length;
  }
  return { batches, messages };
}
