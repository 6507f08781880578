import { performance } from 'node:perf_hooks';
import { cpuSecondsOf } from '../measure/process-cpu.js';
import { percentile } from '../measure/summary.js';
import { LoadConnection } from './connection.js';
import type { LoadOrder, LoadResult } from './orders.js';

const MOST_SECONDS = 120;

/** Closed loop: each connection sends its next request when its last one was answered. */
class LoadRun {
  private readonly statuses: Record<string, number> = {};
  private readonly latencies: number[] = [];
  private next = 0;
  private open = 0;
  private counting = false;
  private stopped = false;
  private firstFault: string | null = null;
  private finish: () => void = () => undefined;
  readonly finished = new Promise<void>((resolve) => (this.finish = resolve));

  constructor(
    private readonly requests: readonly Buffer[],
    private readonly isEndless: boolean,
  ) {}

  /** Opens connections; they start together. */
  async connect(port: number, count: number): Promise<() => void> {
    const connections: LoadConnection[] = [];
    const starts: (() => void)[] = [];
    for (let n = 0; n < count; n += 1) {
      const lane = { connection: undefined as LoadConnection | undefined, sentAt: 0 };
      const onLost = (error: Error) => this.lost(error);
      const onAnswer = (status: number, _head: string, body: Buffer) => {
        this.answered(status, body, performance.now() - lane.sentAt);
        send();
      };
      const send = () => {
        const request = this.take();
        if (request === undefined) return;
        lane.sentAt = performance.now();
        lane.connection?.send(request);
      };
      lane.connection = await LoadConnection.open(port, onAnswer, onLost);
      connections.push(lane.connection);
      starts.push(send);
    }
    for (const start of starts) start();
    return () => connections.forEach((connection) => connection.close());
  }

  count(counting: boolean): void {
    this.counting = counting;
  }

  stop(): void {
    this.stopped = true;
    if (this.open === 0) this.finish();
  }

  get ranOut(): boolean {
    return !this.isEndless && this.next >= this.requests.length;
  }

  get counted(): number {
    return this.latencies.length;
  }

  result() {
    const sorted = Float64Array.from(this.latencies).sort();
    return {
      sent: this.next,
      statuses: this.statuses,
      p50Ms: percentile(sorted, 0.5),
      p99Ms: percentile(sorted, 0.99),
      firstFault: this.firstFault,
    };
  }

  private take(): Buffer | undefined {
    const at = this.isEndless ? this.next % this.requests.length : this.next;
    const request = this.stopped ? undefined : this.requests[at];
    if (request === undefined) {
      if (this.open === 0) this.finish();
      return undefined;
    }
    this.next += 1;
    this.open += 1;
    return request;
  }

  private answered(status: number, body: Buffer, ms: number): void {
    this.open -= 1;
    this.statuses[status] = (this.statuses[status] ?? 0) + 1;
    if (this.counting) this.latencies.push(ms);
    if (status >= 300) this.firstFault ??= `${status} ${body.toString()}`;
  }

  private lost(error: Error): void {
    this.firstFault ??= String(error);
    this.finish();
  }
}

/** Runs an order; answers when every request that was sent is answered. */
export async function runLoad(order: LoadOrder, requests: readonly Buffer[]): Promise<LoadResult> {
  const run = new LoadRun(requests, order.kind === 'decide');
  const close = await run.connect(order.port, order.connections);
  const deadline = setTimeout(() => run.stop(), MOST_SECONDS * 1_000);
  if (order.kind !== 'greet') await elapsed(order.warmSeconds, run);
  const before = { at: performance.now(), cpu: cpuOfEach(order.watched), own: ownCpu() };
  run.count(true);
  if (order.kind === 'claim' || order.kind === 'decide') await elapsed(order.seconds, run);
  // A count that was agreed on beforehand: to its end.
  else await run.finished;
  const { ranOut } = run;
  run.count(false);
  const answered = run.counted;
  const seconds = (performance.now() - before.at) / 1_000;
  const cpuSecondsOfEach = cpuOfEach(order.watched).map((cpu, n) => cpu - (before.cpu[n] ?? 0));
  const cpuSeconds = cpuSecondsOfEach.reduce((sum, cpu) => sum + cpu, 0);
  const ownCpuSeconds = ownCpu() - before.own;
  run.stop();
  await run.finished;
  clearTimeout(deadline);
  close();
  const cpu = { cpuSeconds, cpuSecondsOfEach, ownCpuSeconds };
  return { ...run.result(), ...cpu, answered, seconds, ranOut };
}

function cpuOfEach(watched: readonly number[]): number[] {
  return watched.map((pid) => cpuSecondsOf([pid]));
}

function elapsed(seconds: number, run: LoadRun): Promise<void> {
  const time = new Promise<void>((resolve) => setTimeout(resolve, seconds * 1_000));
  return Promise.race([time, run.finished]);
}

function ownCpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}
