import type { Socket } from 'node:net';

import { statusLine, type AnswerHead } from './answer-head.js';
import { dateHeader } from './date-header.js';
import type { HotReply } from './hot-exchange.js';
import type { LentStream } from './lent-stream.js';
import { readPlainRequest, type PlainRequest } from './plain-request.js';

/** What a connection asks of the front. */
export interface HotListener {
  /** Whether the request is answered through `reply`; if not, nothing of it was done. Does not reject. */
  takes(request: PlainRequest, reply: HotReply): boolean | Promise<boolean>;
  /** A stream by which the ordinary server can be lent a connection for single requests. */
  lend(connection: HotConnection, socket: Socket): LentStream;
  /** The connection, with these bytes unread, is the ordinary server's from now on. */
  handOver(connection: HotConnection, socket: Socket, unread: Buffer): void;
  readonly keepAliveMs: number;
}

/** The last lines of a head. */
const CLOSE = 'Connection: close\r\n\r\n';
const SPARE_MS = 1_000;
/** A request that comes in more is read by the ordinary server, with all its patience and its limits. */
const MOST_PIECES = 4;

/**
 * A connection that began with a plain request of a hot route. Such requests are read and answered here, one after the
 * other, without the objects that `node:http` makes of each. For other plain ones the ordinary server is lent the
 * connection until it has answered; the first bytes that are anything else hand it over for good.
 */
export class HotConnection implements HotReply {
  private isAnswering = false;
  private isHalfClosed = false;
  /** What came while a request was being answered, or the first pieces of one. */
  private held: Buffer | null = null;
  private pieces = 0;
  private hasAnswered = false;
  private lent: LentStream | null = null;
  private readonly keepAlive: string;

  constructor(
    private readonly socket: Socket,
    private readonly listener: HotListener,
  ) {
    socket.on('data', this.onData);
    socket.on('end', this.onEnd);
    socket.on('timeout', this.onTimeout);
    socket.on('drain', this.onDrain);
    socket.on('error', this.onError);
    socket.on('close', this.onClose);
    const seconds = Math.floor(listener.keepAliveMs / 1_000);
    this.keepAlive = `Connection: keep-alive\r\nKeep-Alive: timeout=${seconds}\r\n\r\n`;
    // A moment later than the caller was told, so that a request on its way still meets somebody.
    socket.setTimeout(listener.keepAliveMs + SPARE_MS);
  }

  /** Nothing is under way: the connection can be closed. */
  get isIdle(): boolean {
    return !this.isAnswering && this.held === null;
  }

  /** Once everything is sent. */
  close(): void {
    this.socket.destroySoon();
  }

  destroy(): void {
    this.socket.destroy();
  }

  /** The ordinary server has answered what it was lent the connection for. */
  takeBack(): void {
    this.isAnswering = false;
    if (this.isHalfClosed) this.close();
    else this.goOn();
  }

  send({ status, requestId, shared, isLast }: AnswerHead, utf8: string): void {
    const closes = isLast || this.isHalfClosed;
    // Of few pieces: each is walked through once more when the socket copies the text.
    const head = `${statusLine(status)}x-request-id: ${requestId}\r\n${shared.lines}`;
    const rest = `${dateHeader()}${closes ? CLOSE : this.keepAlive}`;
    const text = `${head}content-length: ${utf8.length}\r\n${rest}${utf8}`;
    const isTaken = this.socket.write(text, 'latin1');
    this.isAnswering = false;
    this.hasAnswered = true;
    if (closes) this.close();
    // Who does not read its answers is not read either.
    else if (isTaken) this.goOn();
    else this.socket.pause();
  }

  private readonly onData = (chunk: Buffer): void => {
    if (this.isAnswering) {
      this.held = this.held === null ? chunk : Buffer.concat([this.held, chunk]);
      this.socket.pause();
      return;
    }
    this.read(chunk);
  };

  private readonly onEnd = (): void => {
    this.isHalfClosed = true;
    if (!this.isAnswering) this.close();
  };

  private readonly onTimeout = (): void => {
    if (!this.isAnswering) this.socket.destroy();
  };

  private readonly onDrain = (): void => {
    if (!this.isAnswering) this.goOn();
  };

  /** The connection is gone: the socket closes by itself, and nobody waits for an answer any more. */
  private readonly onError = (): void => undefined;

  private readonly onClose = (): void => {
    this.lent?.destroy();
  };

  private read(chunk: Buffer): void {
    const bytes = this.held === null ? chunk : Buffer.concat([this.held, chunk]);
    this.held = null;
    const request = readPlainRequest(bytes);
    this.pieces += 1;
    if (request === 'unfinished' && this.pieces < MOST_PIECES) {
      this.held = bytes;
      return;
    }
    this.pieces = 0;
    if (request === 'unfinished' || request === null) this.handOver(bytes);
    else this.ask(request, bytes);
  }

  private ask(request: PlainRequest, bytes: Buffer): void {
    this.isAnswering = true;
    const taking = this.listener.takes(request, this);
    const settle = (isTaken: boolean): void => {
      if (isTaken) return;
      if (this.hasAnswered) this.lend(bytes);
      else this.handOver(this.held === null ? bytes : Buffer.concat([bytes, this.held]));
    };
    if (typeof taking === 'boolean') settle(taking);
    else void taking.then(settle);
  }

  /** Reads on, first what came while the last request was being answered. */
  private goOn(): void {
    const { held, socket } = this;
    if (socket.isPaused()) socket.resume();
    if (held === null) return;
    this.held = null;
    this.read(held);
  }

  private lend(request: Buffer): void {
    if (this.lent === null || this.lent.destroyed) {
      this.lent = this.listener.lend(this, this.socket);
    }
    this.lent.bring(request);
  }

  private handOver(unread: Buffer): void {
    const { socket } = this;
    this.lent?.destroy();
    socket.off('data', this.onData);
    socket.off('end', this.onEnd);
    socket.off('timeout', this.onTimeout);
    socket.off('drain', this.onDrain);
    socket.off('error', this.onError);
    socket.off('close', this.onClose);
    socket.setTimeout(0);
    this.listener.handOver(this, socket, unread);
  }
}
