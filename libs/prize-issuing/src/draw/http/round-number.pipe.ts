import { Injectable, type PipeTransform } from '@nestjs/common';
import { notFound } from '@boon/platform/http';

const NUMBER = /^[1-9]\d{0,8}$/;

/** For numbers of rounds in paths: what is none names nothing, so the answer is 404. */
@Injectable()
export class RoundNumberPipe implements PipeTransform<unknown, number> {
  transform(value: unknown): number {
    if (typeof value !== 'string' || !NUMBER.test(value)) throw notFound();
    return Number(value);
  }
}
