import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

const HTTP_BUCKETS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];

/** What names a metric: `boon_<what>_<unit>`, a sentence, its label names. */
export interface MetricShape<Label extends string> {
  readonly name: string;
  readonly help: string;
  readonly labels?: readonly Label[];
}

/** This process's Prometheus metrics, process and event-loop figures included. */
@Injectable()
export class Metrics implements OnApplicationShutdown {
  private readonly registry = new Registry();
  private readonly requests: Histogram<'method' | 'route' | 'status'>;

  constructor() {
    collectDefaultMetrics({ register: this.registry });
    this.requests = this.histogram({
      name: 'boon_http_request_seconds',
      help: 'Time from the request to the end of its answer, per route',
      labels: ['method', 'route', 'status'],
      buckets: HTTP_BUCKETS,
    });
  }

  /** One more answer of a route, after so many seconds. */
  requestDone(method: string, route: string, status: number, seconds: number): void {
    this.requests.observe({ method, route, status }, seconds);
  }

  /** A counter; the same name again gives the same counter. */
  counter<Label extends string = never>(shape: MetricShape<Label>): Counter<Label> {
    return this.known(shape.name, () => new Counter({ ...this.config(shape) }));
  }

  /** A gauge; `read` is asked at each scrape when given. */
  gauge<Label extends string = never>(
    shape: MetricShape<Label> & { readonly read?: () => number },
  ): Gauge<Label> {
    const { read, ...rest } = shape;
    const config = this.config(rest);
    return this.known(shape.name, () => {
      if (read === undefined) return new Gauge(config);
      return new Gauge({
        ...config,
        collect() {
          this.set(read());
        },
      });
    });
  }

  /** A histogram with upper bounds of its buckets. */
  histogram<Label extends string = never>(
    shape: MetricShape<Label> & { readonly buckets: readonly number[] },
  ): Histogram<Label> {
    const { buckets, ...rest } = shape;
    return this.known(
      shape.name,
      () => new Histogram({ ...this.config(rest), buckets: [...buckets] }),
    );
  }

  /** The exposition text, and its content type. */
  async exposition(): Promise<{ readonly text: string; readonly contentType: string }> {
    return { text: await this.registry.metrics(), contentType: this.registry.contentType };
  }

  onApplicationShutdown(): void {
    this.registry.clear();
  }

  private config<Label extends string>(shape: MetricShape<Label>) {
    return {
      name: shape.name,
      help: shape.help,
      labelNames: [...(shape.labels ?? [])],
      registers: [this.registry],
    };
  }

  private known<M>(name: string, make: () => M): M {
    return (this.registry.getSingleMetric(name) as M | undefined) ?? make();
  }
}
