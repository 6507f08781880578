import type { Socket } from 'node:net';
import { Duplex } from 'node:stream';

/**
 * A connection as the ordinary server sees it while it answers one request of it: it is brought the bytes of whole
 * requests, one at a time, and what it writes goes out on the socket.
 */
export class LentStream extends Duplex {
  private isLent = false;

  constructor(
    private readonly socket: Socket,
    /** The answer was written, and the connection stays. */
    private readonly giveBack: () => void,
  ) {
    super({ decodeStrings: false });
  }

  get remoteAddress(): string | undefined {
    return this.socket.remoteAddress;
  }

  get remotePort(): number | undefined {
    return this.socket.remotePort;
  }

  get remoteFamily(): string | undefined {
    return this.socket.remoteFamily;
  }

  get localAddress(): string | undefined {
    return this.socket.localAddress;
  }

  get localPort(): number | undefined {
    return this.socket.localPort;
  }

  /** Lends it for one request that is whole. */
  bring(request: Buffer): void {
    this.isLent = true;
    this.push(request);
  }

  /** The server has answered. */
  answered(): void {
    if (!this.isLent || this.writableEnded || this.destroyed) return;
    this.isLent = false;
    this.giveBack();
  }

  override _read(): void {
    // Requests are brought.
  }

  override _write(
    chunk: Buffer | string,
    encoding: BufferEncoding,
    written: (error?: Error | null) => void,
  ): void {
    if (typeof chunk === 'string') this.socket.write(chunk, encoding, written);
    else this.socket.write(chunk, written);
  }

  override _final(ended: () => void): void {
    this.socket.end();
    ended();
  }

  /** A server that gives up a connection that it is not lent gives up nothing. */
  override _destroy(error: Error | null, destroyed: (error: Error | null) => void): void {
    if (this.isLent) this.socket.destroySoon();
    destroyed(error);
  }
}
