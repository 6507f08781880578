import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as it arrived. */
export interface Heard {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** What a server may do with a request that it has read. */
export type Mood = (heard: Heard, response: ServerResponse) => void;

/** Answers as JSON. */
export function answers(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): Mood {
  return (_, response) => {
    const type = status < 400 ? 'application/json' : 'application/problem+json';
    response.writeHead(status, { 'content-type': type, ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Refuses as Boon does. */
export function refuses(
  status: number,
  code: string,
  headers: Readonly<Record<string, string>> = {},
  more: object = {},
): Mood {
  const problem = { type: `urn:boon:problem:${code}`, title: code, status, code, detail: code };
  return answers(status, { ...problem, instance: '/', requestId: 'r-1', ...more }, headers);
}

/** Reads the request, acts on it, and loses the answer. */
export const drops: Mood = (_, response) => void response.socket?.destroy();

/** Keeps the caller waiting for ever. */
export const hangs: Mood = () => undefined;

/** Answers with what a proxy or a captive portal might say. */
export const babbles: Mood = (_, response) => {
  response.writeHead(200, { 'content-type': 'text/html' });
  response.end('<html>Welcome to our Wi-Fi</html>');
};

/** A real HTTP server that behaves as a test says: mood by mood, then as its routes do. */
export class MoodyServer {
  readonly heard: Heard[] = [];
  private readonly moods: Mood[] = [];
  private readonly routes = new Map<string, Mood>();
  private server: Server | undefined;

  /** A fresh start: nothing heard, no moods. */
  async open(): Promise<string> {
    this.heard.length = 0;
    this.moods.length = 0;
    this.routes.clear();
    this.server = createServer((request, response) => void this.hear(request, response));
    await new Promise<void>((resolve) => this.server?.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async close(): Promise<void> {
    this.server?.closeAllConnections();
    await new Promise((resolve) => this.server?.close(resolve));
  }

  /** The next requests are met by these, one each. */
  then(...moods: Mood[]): this {
    this.moods.push(...moods);
    return this;
  }

  /** How requests to a path (`POST /v1/claims`) are met when no mood is left. */
  on(route: string, mood: Mood): this {
    this.routes.set(route, mood);
    return this;
  }

  /** What was heard at a path. */
  at(route: string): Heard[] {
    return this.heard.filter(({ method, path }) => `${method} ${path.split('?')[0]}` === route);
  }

  private async hear(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const text = Buffer.concat(chunks).toString();
    const { method = '', url: path = '', headers } = request;
    const heard = { method, path, headers, body: text ? (JSON.parse(text) as unknown) : undefined };
    this.heard.push(heard);
    const route = this.routes.get(`${method} ${path.split('?')[0]}`);
    const mood = this.moods.shift() ?? route ?? refuses(404, 'request.not-found');
    mood(heard, response);
  }
}
