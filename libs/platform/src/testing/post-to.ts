import { once } from 'node:events';
import { request, type IncomingHttpHeaders, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An answer as it came over the socket. */
export interface SocketAnswer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/**
 * Posts over a real connection, as only that way meets what stands before the framework. A body that is a text goes
 * out as it is, anything else as JSON; the app listens on a free port from the first call on.
 */
export async function postTo(
  app: { getHttpServer(): unknown },
  path: string,
  of: { readonly headers?: object; readonly body: unknown },
): Promise<SocketAnswer> {
  const server = app.getHttpServer() as Server;
  if (!server.listening) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
  const { port } = server.address() as AddressInfo;
  const text = typeof of.body === 'string' ? of.body : JSON.stringify(of.body);
  const length = Buffer.byteLength(text);
  const headers = { 'content-type': 'application/json', 'content-length': length, ...of.headers };
  const asked = request({ port, host: '127.0.0.1', method: 'POST', path, headers });
  asked.end(text);
  const [answer] = (await once(asked, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk as Buffer);
  const body = Buffer.concat(chunks).toString();
  return { status: answer.statusCode ?? 0, headers: answer.headers, body };
}
