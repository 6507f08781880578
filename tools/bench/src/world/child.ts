import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { join } from 'node:path';

/** How a program of this package is started. */
export interface ChildOrder {
  /** Below `dist`, such as `fixtures/naive-app.js`. */
  readonly program: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly args?: readonly string[];
  readonly logFile: string;
  readonly nodeOptions?: readonly string[];
}

/** A program of this package as a process that ends with this one; it answers one message at a time. */
export class Child {
  private constructor(private readonly process: ChildProcess) {}

  /** Starts it; resolves with its first message. */
  static async start<First>(order: ChildOrder): Promise<{ child: Child; first: First }> {
    const log = openSync(order.logFile, 'a');
    const started = fork(join(import.meta.dirname, '..', order.program), [...(order.args ?? [])], {
      env: { ...process.env, ...order.env },
      execArgv: [...(order.nodeOptions ?? [])],
      stdio: ['ignore', log, log, 'ipc'],
      serialization: 'json',
    });
    const child = new Child(started);
    const first = await child.nextMessage<First>().catch((error: unknown) => {
      throw new Error(`${order.program} did not start (${String(error)}): see ${order.logFile}`);
    });
    return { child, first };
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Sends a message and waits for the next one that comes back. */
  ask<Answer>(message: object): Promise<Answer> {
    const answer = this.nextMessage<Answer>();
    this.process.send(message);
    return answer;
  }

  async stop(): Promise<void> {
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.disconnect();
    const late = setTimeout(() => this.process.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }

  private nextMessage<Message>(): Promise<Message> {
    return new Promise((resolve, reject) => {
      const done = () => {
        this.process.off('message', told);
        this.process.off('exit', ended);
      };
      const told = (message: unknown) => {
        done();
        resolve(message as Message);
      };
      const ended = (code: number | null) => {
        done();
        reject(new Error(`it ended with ${String(code)}`));
      };
      this.process.once('message', told);
      this.process.once('exit', ended);
    });
  }
}

type Told<Result> = { readonly result: Result } | { readonly fault: string };

/** Lets a program of this package do one thing in a process of its own; throws when it could not. */
export async function inChild<Result>(order: ChildOrder, task: object): Promise<Result> {
  const { child } = await Child.start(order);
  try {
    const told = await child.ask<Told<Result>>(task);
    if ('fault' in told) throw new Error(`${order.program}: ${told.fault}`);
    return told.result;
  } finally {
    await child.stop();
  }
}
