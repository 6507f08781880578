/** Where Redis is, and how long a command may take. */
export abstract class RedisOptions {
  /** `redis[s]://[user[:password]@]host[:port][/database]` of a standalone server, version 7.0 or later. */
  abstract readonly url: string;
  /** A server that owes an answer for longer is given up (ms, 800 when left out). */
  abstract readonly deadlineMs?: number;
  /** Commands that may wait for their answers at once (100,000 when left out); more are refused. */
  abstract readonly mostInFlight?: number;
}
