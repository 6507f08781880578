import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { CannotStart } from '../cannot-start.js';
import type { LogFile } from './log-file.js';
import { guard, type Watchdog } from './watchdog.js';

/** The user that a server runs as, when it is not ours. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export interface Order {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: LogFile;
  readonly stopSignal: NodeJS.Signals;
  /** How long the stop signal may take before SIGKILL. */
  readonly graceSeconds: number;
  readonly account?: Account | undefined;
  /** Opens a Node channel; its end tells the child that we are gone. */
  readonly ipc?: boolean;
}

export interface Ending {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A child in a process group of its own (Ctrl-C reaches us first), writing to a log, watched over. */
export class ServerProcess {
  readonly ended: Promise<Ending>;
  private ending: Ending | undefined;

  private constructor(
    private readonly child: ChildProcess,
    readonly pid: number,
    private readonly order: Order,
    private readonly watchdog: Watchdog,
  ) {
    this.ended = new Promise((resolve) => {
      child.once('exit', (code, signal) => {
        this.ending = { code, signal };
        resolve(this.ending);
      });
    });
  }

  static launch(order: Order): ServerProcess {
    order.log.mark();
    const log = openSync(order.log.path, 'a');
    try {
      const child = spawn(order.command, order.args, {
        cwd: order.cwd,
        env: order.env,
        detached: true,
        stdio: order.ipc ? ['ignore', log, log, 'ipc'] : ['ignore', log, log],
        ...(order.account && { uid: order.account.uid, gid: order.account.gid }),
      });
      child.on('error', () => undefined);
      if (child.pid === undefined) throw new CannotStart(`${order.command} cannot be run.`);
      const watchdog = guard(child.pid, order.stopSignal, order.graceSeconds);
      child.unref();
      child.channel?.unref();
      return new ServerProcess(child, child.pid, order, watchdog);
    } finally {
      closeSync(log);
    }
  }

  get hasEnded(): boolean {
    return this.ending !== undefined;
  }

  signal(signal: NodeJS.Signals): void {
    if (!this.hasEnded) this.child.kill(signal);
  }

  /** Asks with the stop signal, insists with SIGKILL; resolves when nothing of it runs. */
  async stop(): Promise<Ending> {
    this.signal(this.order.stopSignal);
    const insist = new AbortController();
    const late = sleep(this.order.graceSeconds * 1000, undefined, { signal: insist.signal })
      .then(() => this.signal('SIGKILL'))
      .catch(() => undefined);
    const ending = await this.finish();
    insist.abort();
    await late;
    return ending;
  }

  /** The crash: SIGKILL, nothing is said beforehand. */
  async kill(): Promise<Ending> {
    this.signal('SIGKILL');
    return this.finish();
  }

  /** Waits for its own end; keeps this process alive for it. */
  async finish(): Promise<Ending> {
    this.child.ref();
    const ending = await this.ended;
    await this.watchdog.dismiss();
    return ending;
  }
}
