import type { Server } from 'node:http';
import type { Socket } from 'node:net';

import { HotConnection, type HotListener } from './hot-connection.js';

type ConnectionListener = (this: Server, socket: Socket) => void;

/**
 * Puts itself between a server and its connections: each is a `HotConnection` until it brings something else than
 * plain requests of hot routes; from then on it is the server's, as if it had just been made.
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
    for (const listener of this.ordinary) listener.call(this.server, socket);
    socket.resume();
  }

  private welcome(socket: Socket): void {
    const connection = new HotConnection(socket, this);
    this.open.add(connection);
    socket.once('close', () => this.open.delete(connection));
  }
}
