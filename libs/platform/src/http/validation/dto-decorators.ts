import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Money } from '@boon/shared-kernel';
import { ValidateBy, type ValidationOptions } from 'class-validator';

import { USER_ID } from '../auth/claims.js';
import { OWN_TEXTS } from './field-texts.js';

const SLUG = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

/** Bounds of an amount, in fen, both inclusive; how the document shows it; whether it may be left out. */
export interface MoneyBounds {
  readonly min?: bigint | number;
  readonly max?: bigint | number;
  readonly required?: boolean;
  /** Whether `null` stands for no amount. */
  readonly nullable?: boolean;
  readonly description?: string;
}

/** How a text field is shown in the document. */
export interface TextShown extends Pick<ValidationOptions, 'each'> {
  readonly required?: boolean;
  readonly description?: string;
}

/** A decimal string of fen (`"1250"` is CNY 12.50), 0 or more unless `min` says otherwise. */
export function IsMoneyFen(bounds: MoneyBounds = {}): PropertyDecorator {
  const { min = 0, max, required = true, nullable = false, description } = bounds;
  return applyDecorators(
    rule('money-fen', (value) => (nullable && value === null) || Money.isWireForm(value)),
    rule('money-fen-range', (value) => !Money.isWireForm(value) || within(BigInt(value), min, max)),
    ApiProperty({
      type: 'string',
      pattern: '^(0|-?[1-9][0-9]{0,17})$',
      example: '1250',
      required,
      nullable,
      description: description ?? moneyNote(min, max),
    }),
  );
}

/** The shop's id of a user (or a visitor): 1-64 characters without blanks. */
export function IsUserId(shown: TextShown = {}): PropertyDecorator {
  return text('user-id', USER_ID, { minLength: 1, maxLength: 64, example: 'u-1001' }, shown);
}

/** 1-64 lower-case letters, digits and hyphens, neither first nor last a hyphen. */
export function IsSlug(shown: TextShown = {}): PropertyDecorator {
  return text(
    'slug',
    SLUG,
    { pattern: SLUG.source, maxLength: 64, example: 'new-user-coupon' },
    shown,
  );
}

type TextSchema = Readonly<Record<string, string | number>>;

function text(
  name: RuleName,
  form: RegExp,
  schema: TextSchema,
  shown: TextShown,
): PropertyDecorator {
  const { each = false, required = true, description } = shown;
  return applyDecorators(
    rule(name, (value) => typeof value === 'string' && form.test(value), each),
    ApiProperty({
      type: 'string',
      isArray: each,
      required,
      description: description ?? '',
      ...schema,
    }),
  );
}

type RuleName = keyof typeof OWN_TEXTS;

function rule(
  name: RuleName,
  validate: (value: unknown) => boolean,
  each = false,
): PropertyDecorator {
  return ValidateBy(
    { name, validator: { validate, defaultMessage: () => OWN_TEXTS[name].en } },
    { each },
  );
}

function within(fen: bigint, min: bigint | number, max: bigint | number | undefined): boolean {
  return fen >= BigInt(min) && (max === undefined || fen <= BigInt(max));
}

function moneyNote(min: bigint | number, max: bigint | number | undefined): string {
  return `Decimal string of fen, from ${min}${max === undefined ? '' : ` to ${max}`}.`;
}
