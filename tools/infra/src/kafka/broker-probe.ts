import { connect } from 'node:net';
import { LOOPBACK } from '../processes/ports.js';

const API_VERSIONS = 18;
const HEADER_BYTES = 10;

/** Whether a broker answers its first question there, ApiVersions: an open port alone may not serve yet. */
export function brokerAnswers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    let heard = 0;
    const socket = connect(port, LOOPBACK, () => socket.write(apiVersionsRequest()));
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on('data', (chunk) => {
      heard += chunk.length;
      if (heard >= HEADER_BYTES) socket.destroy();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(heard >= HEADER_BYTES));
  });
}

/** Length, api key, api version 0, correlation id 1, no client id. */
function apiVersionsRequest(): Buffer {
  const request = Buffer.alloc(4 + HEADER_BYTES);
  request.writeInt32BE(HEADER_BYTES, 0);
  request.writeInt16BE(API_VERSIONS, 4);
  request.writeInt16BE(0, 6);
  request.writeInt32BE(1, 8);
  request.writeInt16BE(-1, 12);
  return request;
}
