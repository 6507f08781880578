import { describe, expect, it } from '@jest/globals';

import { readPlainRequest } from './plain-request.js';

const HEADERS = ['Host: boon', 'Content-Type: application/json', 'content-length: 2'];

function bytesOf(line: string, headers: readonly string[], body = '{}'): Buffer {
  return Buffer.from([line, ...headers, '', body].join('\r\n'), 'latin1');
}

const read = (headers: readonly string[], body?: string) =>
  readPlainRequest(bytesOf('POST /v1/wishes HTTP/1.1', headers, body));

describe('a plain request', () => {
  it('is read with its URL, its headers by lower-case name, and its body', () => {
    const read = readPlainRequest(
      bytesOf('POST /v1/wishes?a=b HTTP/1.1', [...HEADERS, 'X-A: \tb c ']),
    );
    expect(read).toEqual({
      method: 'POST',
      url: '/v1/wishes?a=b',
      headers: {
        host: 'boon',
        'content-type': 'application/json',
        'content-length': '2',
        'x-a': 'b c',
      },
      body: Buffer.from('{}'),
    });
  });

  it('has a body only where it says how long it is', () => {
    const of = (method: string) =>
      readPlainRequest(bytesOf(`${method} / HTTP/1.1`, ['host: a'], ''));
    for (const method of ['GET', 'HEAD', 'DELETE', 'POST']) {
      expect(of(method)).toMatchObject({ method, url: '/', body: Buffer.alloc(0) });
    }
    expect(readPlainRequest(bytesOf('GET / HTTP/1.1', ['host: a'], 'body'))).toBeNull();
  });

  it('is no request of another kind', () => {
    for (const line of [
      ...['Get /v1/wishes HTTP/1.1', 'POST /v1/wishes HTTP/1.0', 'POST http://boon/ HTTP/1.1'],
      ...['POST  /v1/wishes HTTP/1.1', 'POST /v1/wishes  HTTP/1.1', 'POST /v1/\u00fc HTTP/1.1'],
      ...['post /v1/wishes HTTP/1.1', ' POST /v1/wishes HTTP/1.1', 'POST /v1/wishes'],
    ]) {
      expect([line, readPlainRequest(bytesOf(line, HEADERS))]).toEqual([line, null]);
    }
  });

  it('leaves nothing about its end to be understood in two ways', () => {
    const [host, type, length] = HEADERS as [string, string, string];
    for (const headers of [
      ...[
        [host, type],
        [host, type, 'content-length: 0'],
        [host, type, 'content-length: 02'],
      ],
      ...[
        [host, type, 'content-length: +2'],
        [host, type, 'content-length: 2, 2'],
      ],
      ...[
        [host, type, 'content-length: 0x2'],
        [...HEADERS, 'Content-Length: 2'],
      ],
      ...[
        [...HEADERS, 'transfer-encoding: chunked'],
        [...HEADERS, 'Transfer-Encoding : chunked'],
      ],
      ...[
        [...HEADERS, ' folded'],
        [...HEADERS, 'a: b\r c'],
        [...HEADERS, 'a: b\n c: d'],
      ],
      ...[
        [...HEADERS, 'a:\0b'],
        [...HEADERS, 'a: \u00fc'],
        [...HEADERS, 'a b: c'],
        [...HEADERS, ': c'],
      ],
      ...[
        [...HEADERS, 'no-colon'],
        [type, length],
        [...HEADERS, 'host: other'],
      ],
    ]) {
      expect([headers, read(headers)]).toEqual([headers, null]);
    }
    expect(read(HEADERS, '{} ')).toBeNull();
  });

  it('asks for nothing of the connection', () => {
    for (const header of [
      ...['connection: close', 'connection: upgrade', 'upgrade: websocket', 'expect: 100-continue'],
      ...['te: trailers', 'trailer: a', 'constructor: a', 'x_y: z'],
    ]) {
      expect([header, read([...HEADERS, header])]).toEqual([header, null]);
    }
    expect(read([...HEADERS, 'Connection: Keep-Alive'])).not.toBeNull();
  });

  it('is unfinished while it may become one', () => {
    const whole = bytesOf('POST /v1/wishes HTTP/1.1', HEADERS);
    for (let end = 9; end < whole.length; end += 1) {
      expect(readPlainRequest(whole.subarray(0, end))).toBe('unfinished');
    }
    const endless = Buffer.from(`POST /v1/wishes HTTP/1.1\r\nhost: ${'a'.repeat(17_000)}`);
    expect(readPlainRequest(endless)).toBeNull();
    expect(readPlainRequest(Buffer.concat([endless, Buffer.from('\r\n\r\n')]))).toBeNull();
  });
});
