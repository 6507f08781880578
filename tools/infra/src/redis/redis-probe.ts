import { connect } from 'node:net';
import { LOOPBACK } from '../processes/ports.js';

/** Whether the server that answers there is this process, loaded and taking commands: not a stranger on the port. */
export function servedByProcess(port: number, pid: number): Promise<boolean> {
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(port, LOOPBACK, () => socket.write('INFO\r\nPING\r\nQUIT\r\n'));
    socket.setTimeout(1_000, () => socket.destroy());
    socket.on('data', (chunk) => (answer += String(chunk)));
    socket.on('error', () => undefined);
    socket.on('close', () =>
      resolve(answer.includes(`process_id:${pid}\r\n`) && answer.includes('+PONG')),
    );
  });
}
