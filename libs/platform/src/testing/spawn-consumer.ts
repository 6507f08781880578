import type { SpecEvent } from './bus-reader.js';
import type { BusInChild } from './bus-in-child.js';
import { spawnProgram } from './spawn-program.js';

/** What a consumer in a process of its own does: notes each event of a topic on its standard output. */
export interface ConsumerOrder {
  readonly bus: BusInChild;
  readonly topic: string;
  readonly group: string;
}

/** A consumer in a process of its own. */
export interface SpawnedConsumer {
  readonly seen: SpecEvent[];
  /** SIGKILL; resolves when it is gone and its output read. */
  kill(): Promise<void>;
}

/** Starts one; resolves when it gets events. */
export async function spawnConsumer(order: ConsumerOrder): Promise<SpawnedConsumer> {
  const seen: SpecEvent[] = [];
  const child = spawnProgram('consumer-process', order, (line) => {
    if (line.startsWith('{')) seen.push(JSON.parse(line) as SpecEvent);
  });
  await child.line('ready');
  return { seen, kill: () => child.kill() };
}
