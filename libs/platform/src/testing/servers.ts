import { rm } from 'node:fs/promises';
import { startKafka, startRedis, type RunningKafka, type RunningRedis } from '@boon/infra';
import { afterAll, beforeAll } from '@jest/globals';
import { aFolder } from './a-folder.js';

/** A real server of one spec file; readable inside of hooks and tests only. */
export interface ServerForSpecs<Server> {
  /** The server itself, to be frozen, killed and restarted. */
  readonly server: Server;
}

/** Starts Redis before the tests of this file and stops it after them; call it at the top of the spec. */
export function useRedis(): ServerForSpecs<RunningRedis> {
  return useServer('redis', (dir) => startRedis({ dir }));
}

/**
 * Starts Kafka (KRaft, one node) before the tests of this file and stops it after them; call it at the top
 * of the spec. It takes some seconds, and the first time on a machine it downloads the broker.
 */
export function useKafka(): ServerForSpecs<RunningKafka> {
  return useServer('kafka', (dir) => startKafka({ dir }));
}

function useServer<Server extends { stop(): Promise<void> }>(
  name: string,
  start: (folder: string) => Promise<Server>,
): ServerForSpecs<Server> {
  let folder: string | undefined;
  let server: Server | undefined;
  beforeAll(async () => {
    folder = await aFolder(name);
    server = await start(folder);
  }, 300_000);
  afterAll(async () => {
    await server?.stop();
    if (folder) await rm(folder, { recursive: true, force: true });
  }, 60_000);
  return {
    get server() {
      if (!server) throw new Error(`${name} runs inside of hooks and tests only`);
      return server;
    },
  };
}
