import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What happens to a call: `before` cuts it off before Boon hears it, `after` loses Boon's answer. */
export type Trouble = 'before' | 'after';

interface Planned {
  readonly call: RegExp;
  readonly trouble: Trouble;
  times: number;
}

/** The line between the shop and Boon, which can break: the calls are real, only answers get lost. */
export class BadLine {
  /** `POST /v1/redemptions`, in the order in which they reached Boon. */
  readonly heard: string[] = [];
  private readonly server: Server;
  private planned: Planned[] = [];
  private readonly firsts: { readonly call: RegExp; readonly act: () => Promise<unknown> }[] = [];

  private constructor(private readonly boon: string) {
    this.server = createServer((request, response) => {
      this.pass(request, response).catch(() => request.socket.destroy());
    });
  }

  static async to(boon: string): Promise<BadLine> {
    const line = new BadLine(boon);
    await new Promise<void>((resolve) => line.server.listen(0, '127.0.0.1', resolve));
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Breaks the next `times` calls that match, such as `/redemptions$/`. */
  breaks(call: RegExp, trouble: Trouble, times = Number.POSITIVE_INFINITY): void {
    this.planned.push({ call, trouble, times });
  }

  /** Does something just before the next call that matches goes on. */
  first(call: RegExp, act: () => Promise<unknown>): void {
    this.firsts.push({ call, act });
  }

  mend(): void {
    this.planned = [];
    this.heard.length = 0;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const name = `${request.method} ${request.url}`;
    const body = await textOf(request);
    const trouble = this.troubleOf(name);
    if (trouble === 'before') return void request.socket.destroy();
    const index = this.firsts.findIndex(({ call }) => call.test(name));
    if (index >= 0) await this.firsts.splice(index, 1)[0]?.act();

    this.heard.push(name);
    const { host: _host, connection: _connection, ...headers } = request.headers;
    const answer = await fetch(`${this.boon}${request.url}`, {
      method: request.method ?? 'GET',
      headers: headers as Record<string, string>,
      ...(body !== '' && { body }),
    });
    const text = await answer.text();
    if (trouble === 'after') return void request.socket.destroy();
    response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' });
    response.end(text);
  }

  private troubleOf(name: string): Trouble | undefined {
    const planned = this.planned.find(({ call, times }) => times > 0 && call.test(name));
    if (planned !== undefined) planned.times -= 1;
    return planned?.trouble;
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
