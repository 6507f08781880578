import { Logger } from '@nestjs/common';

const HOT_LOG_EVERY = 1_000;

/** An answered request as the log tells it. */
export interface AnsweredRequest {
  readonly requestId: string;
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly ms: number;
}

/** The access log: every request, of hot routes faults and one in a thousand. */
export class RequestLog {
  private readonly logger = new Logger('Http');
  private hot = 0;

  /** Whether the next answer of a hot route is to be told. */
  tellsHot(status: number): boolean {
    if (status >= 500) return true;
    this.hot = (this.hot + 1) % HOT_LOG_EVERY;
    return this.hot === 1;
  }

  tell({ ms, ...request }: AnsweredRequest): void {
    this.logger.log({ ...request, ms: Math.round(ms * 10) / 10 });
  }
}
