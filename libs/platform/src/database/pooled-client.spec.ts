import { createServer, type AddressInfo, type Server } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { dataSourceOf } from './data-source.js';

const FATAL = 'SFATAL\0C57P01\0Mterminating connection due to unexpected postmaster exit\0\0';

/** A message of PostgreSQL's protocol (version 3.0). */
function message(type: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeInt32BE(body.length + length.length);
  return Buffer.concat([Buffer.from(type), length, body]);
}

/** Lets the client in and is killed in the same moment: both arrive at once. */
function dyingServer(): Server {
  const isIn = message('R', Buffer.alloc(4));
  const isReady = message('Z', Buffer.from('I'));
  const dies = message('E', Buffer.from(FATAL));
  return createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(Buffer.concat([isIn, isReady, dies])));
  });
}

describe('a connection that ends in the moment in which it was made', () => {
  let server: Server;

  afterEach(() => new Promise((resolve) => server.close(resolve)));

  it('is a failure of whoever asked for it, not the end of the process', async () => {
    server = dyingServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `postgres://boon:boon@127.0.0.1:${port}/boon`;
    await expect(dataSourceOf({ url, persistence: [] }).initialize()).rejects.toThrow();
  });
});
