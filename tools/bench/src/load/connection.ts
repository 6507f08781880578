import { connect, type Socket } from 'node:net';

/** Called with each answer: its status, and its text when it is wanted. */
export type OnAnswer = (status: number, head: string, body: Buffer) => void;

const HEAD_END = Buffer.from('\r\n\r\n');
const LENGTH = /\r\ncontent-length: (\d+)/i;
const STATUS_AT = 9;

/** One keep-alive connection that sends one request at a time: as little work per request as Node can do. */
export class LoadConnection {
  private rest: Buffer | null = null;

  private constructor(
    private readonly socket: Socket,
    private readonly onAnswer: OnAnswer,
  ) {}

  static open(port: number, onAnswer: OnAnswer, onLost: (error: Error) => void) {
    return new Promise<LoadConnection>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true });
      const connection = new LoadConnection(socket, onAnswer);
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        socket.on('error', onLost);
        socket.on('data', (chunk) => connection.take(chunk));
        resolve(connection);
      });
    });
  }

  send(request: Buffer): void {
    this.socket.write(request);
  }

  close(): void {
    this.socket.destroy();
  }

  private take(chunk: Buffer): void {
    const bytes = this.rest === null ? chunk : Buffer.concat([this.rest, chunk]);
    const headEnd = bytes.indexOf(HEAD_END);
    const head = headEnd === -1 ? null : bytes.toString('latin1', 0, headEnd);
    const length = head === null ? 0 : Number(LENGTH.exec(head)?.[1] ?? 0);
    const start = headEnd + HEAD_END.length;
    if (head === null || bytes.length < start + length) {
      this.rest = bytes;
      return;
    }
    this.rest = null;
    const status = Number(head.slice(STATUS_AT, STATUS_AT + 3));
    this.onAnswer(status, head, bytes.subarray(start, start + length));
  }
}
