import { createServer } from 'node:net';
import { PlainFault } from './plain-fault.mjs';

/** The port that a variable names, else the usual one. */
export function portFrom(variable, usual) {
  const text = process.env[variable];
  if (text === undefined || text === '') return usual;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 1 && port <= 65_500) return port;
  throw new PlainFault(`${variable} is to be a port from 1 to 65500, and it is "${text}".`);
}

/** Refuses before anything is installed or started. */
export async function assertFree(first, count) {
  for (let port = first; port < first + count; port++) {
    if (await isFree(port)) continue;
    throw new PlainFault(
      `Port ${port} is in use: stop the program that holds it, or choose another one, as in PORT=${port + 1000} npm start.`,
    );
  }
}

function isFree(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', (error) =>
      error.code === 'EACCES'
        ? reject(
            new PlainFault(
              `Port ${port} may not be used by this user: choose one from 1024 on by PORT.`,
            ),
          )
        : resolve(false),
    );
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
