import { Injectable, type PipeTransform } from '@nestjs/common';
import { isId } from '@boon/shared-kernel';

import { notFound } from '../problems/problem.js';

/** For ids in paths, `@Param('id', IdPipe)`: what is no UUID names nothing, so the answer is 404. */
@Injectable()
export class IdPipe implements PipeTransform<unknown, string> {
  transform(value: unknown): string {
    if (!isId(value)) throw notFound();
    return value;
  }
}
