import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where the fields of a record batch of Kafka's log format (version 2) lie. */
const LENGTH_AT = 8;
const RECORDS_AT = 57;
const HEAD_BYTES = 12;

/** Record batches of a topic and the messages in them, read out of the broker's own segments. */
export function recordBatchesOf(
  logFolder: string,
  topic: string,
): { readonly batches: number; readonly messages: number } {
  let [batches, messages] = [0, 0];
  const partitions = readdirSync(logFolder).filter(
    (name) => /^(.+)-\d+$/.exec(name)?.[1] === topic,
  );
  for (const partition of partitions) {
    const files = readdirSync(join(logFolder, partition)).filter((name) => name.endsWith('.log'));
    for (const file of files) {
      const bytes = readFileSync(join(logFolder, partition, file));
      for (let at = 0; at + RECORDS_AT + 4 <= bytes.length;) {
        const length = bytes.readInt32BE(at + LENGTH_AT);
        if (length <= 0) break;
        batches += 1;
        messages += bytes.readInt32BE(at + RECORDS_AT);
        at += HEAD_BYTES + length;
      }
    }
  }
  return { batches, messages };
}
