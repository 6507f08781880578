import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';

import { HotConnection, type HotListener } from './hot-connection.js';
import { LentStream } from './lent-stream.js';

type ConnectionListener = (this: Server, stream: Duplex) => void;

/**
 * Puts itself between a server and its connections: one that begins with a plain request of a hot route is a
 * `HotConnection`; any other is the server's, as if nobody had looked.
 */
export class HotConnections implements HotListener {
  private readonly open = new Set<HotConnection>();
  private ordinary: readonly ConnectionListener[] = [];

  constructor(
    private readonly server: Server,
    readonly takes: HotListener['takes'],
  ) {}

  get keepAliveMs(): number {
    return this.server.keepAliveTimeout;
  }

  /** Once, before the server listens. */
  standBefore(): void {
    const { server } = this;
    this.ordinary = server.listeners('connection') as ConnectionListener[];
    server.removeAllListeners('connection');
    server.on('connection', (socket: Socket) => this.welcome(socket));
    server.on('request', ({ socket }, response) => {
      if (socket instanceof LentStream) response.once('close', () => socket.answered());
    });
    const closeIdle = server.closeIdleConnections.bind(server);
    const closeAll = server.closeAllConnections.bind(server);
    server.closeIdleConnections = () => {
      closeIdle();
      for (const connection of this.open) if (connection.isIdle) connection.close();
    };
    server.closeAllConnections = () => {
      closeAll();
      for (const connection of this.open) connection.destroy();
    };
  }

  handOver(connection: HotConnection, socket: Socket, unread: Buffer): void {
    this.open.delete(connection);
    socket.pause();
    socket.unshift(unread);
    this.connect(socket);
    socket.resume();
  }

  lend(connection: HotConnection, socket: Socket): LentStream {
    const lent = new LentStream(socket, () => connection.takeBack());
    this.connect(lent);
    return lent;
  }

  private connect(stream: Duplex): void {
    for (const listener of this.ordinary) listener.call(this.server, stream);
  }

  private welcome(socket: Socket): void {
    const connection = new HotConnection(socket, this);
    this.open.add(connection);
    socket.once('close', () => this.open.delete(connection));
  }
}
