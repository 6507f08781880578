import { Injectable, type ArgumentMetadata, type PipeTransform } from '@nestjs/common';
import { plainToInstance, type ClassConstructor } from 'class-transformer';
import { validate } from 'class-validator';

import { Problem, type FieldFault } from '../problems/problem.js';
import { fieldFaults } from './field-faults.js';
import { OWN_TEXTS } from './field-texts.js';

const PLAIN: ReadonlySet<unknown> = new Set([String, Number, Boolean, Array, Object, Buffer]);

/**
 * Makes the DTO class of bodies and queries and checks it: unknown fields are faults, nothing is
 * converted behind the DTO's back, and every field at fault is named. Throws a 400 `Problem`.
 */
@Injectable()
export class DtoPipe implements PipeTransform<unknown, Promise<unknown>> {
  async transform(value: unknown, { metatype, type }: ArgumentMetadata): Promise<unknown> {
    if (metatype === undefined || PLAIN.has(metatype) || type === 'custom') return value;
    const candidate = type === 'body' ? value : (value ?? {});
    if (!isPlainObject(candidate)) throw invalid([NO_OBJECT]);
    const dto = plainToInstance(metatype as ClassConstructor<object>, candidate, {
      enableImplicitConversion: false,
    });
    const errors = await validate(dto, {
      whitelist: true,
      forbidNonWhitelisted: true,
      forbidUnknownValues: true,
      validationError: { target: false, value: false },
    });
    if (errors.length > 0) throw invalid(fieldFaults(errors));
    return dto;
  }
}

const NO_OBJECT: FieldFault = { path: '', code: 'body-object', message: OWN_TEXTS['body-object'] };

/** 400 `request.invalid` that names the fields. */
export function invalid(fields: readonly FieldFault[]): Problem {
  return Problem.edge('request.invalid', { fields });
}

function isPlainObject(value: unknown): value is object {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
