import type { RunningApp } from './app-process.js';

/** One thing that a run consists of, as the banner shows it. */
export interface RunPart {
  readonly kind: 'embedded' | 'started' | 'external' | 'app';
  readonly name: string;
  readonly where: string;
}

/** What was started, to be stopped in the opposite order; remembers what ended by itself. */
export class RunParts {
  readonly shown: RunPart[] = [];
  readonly notes: string[] = [];
  /** Resolves with a sentence when something of the run ends without having been asked to. */
  readonly broken: Promise<string>;
  private readonly stops: (() => Promise<unknown>)[] = [];
  private breakDown!: (sentence: string) => void;
  private stopping: Promise<void> | undefined;

  constructor() {
    this.broken = new Promise((resolve) => (this.breakDown = resolve));
  }

  show(kind: RunPart['kind'], name: string, where: string): void {
    this.shown.push({ kind, name, where });
  }

  note(notes: readonly string[]): void {
    this.notes.push(...notes);
  }

  onStop(stop: () => Promise<unknown>): void {
    this.stops.push(stop);
  }

  addServer(
    name: string,
    server: { readonly ended: Promise<unknown>; stop(): Promise<unknown> },
  ): void {
    this.onStop(() => server.stop());
    this.watch(server.ended, `${name} ended unexpectedly.`);
  }

  addApp(app: RunningApp): void {
    this.show('app', app.name, app.url);
    this.onStop(() => app.stop());
    this.watch(app.ended, `The app ${app.name} ended unexpectedly: see ${app.logFile}.`);
  }

  /** Stops everything, the last started first; a second call waits for the first. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  private watch(ended: Promise<unknown>, sentence: string): void {
    void ended.then(() => {
      if (!this.stopping) this.breakDown(sentence);
    });
  }

  private async stopAll(): Promise<void> {
    const faults: unknown[] = [];
    for (const stop of this.stops.reverse()) {
      await stop().catch((error: unknown) => faults.push(error));
    }
    if (faults.length > 0) throw faults[0];
  }
}

/** Builds a run of parts; when that fails half-way, what was started is stopped. */
export async function assemble<T>(build: (parts: RunParts) => Promise<T>): Promise<T> {
  const parts = new RunParts();
  try {
    return await build(parts);
  } catch (error) {
    await parts.stop();
    throw error;
  }
}
