import { Readable } from 'node:stream';
import { Body, Controller, Get, Param, Post, StreamableFile } from '@nestjs/common';
import {
  ApiCreatedResponse,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import {
  Allow,
  answer,
  ApiRefusals,
  Caller,
  Idempotent,
  IdPipe,
  type Identity,
} from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { OpenCodeBatch, type OpenCodeBatchCommand } from '../open-code-batch.js';
import { ReadCodes } from '../read-codes.js';
import { CodeBatchView, codeBatchView, OpenCodeBatchBody } from './code-dtos.js';

/** Codes that stand for a benefit: unique ones by the million, or a public one. */
@ApiTags('codes')
@Controller('v1/code-batches')
@Allow({ role: 'service', scope: 'grants' })
export class CodeBatchesController {
  constructor(
    private readonly openBatch: OpenCodeBatch,
    private readonly readCodes: ReadCodes,
  ) {}

  @Post()
  @Idempotent()
  @ApiOperation({ summary: 'Opens codes for a stock; unique codes are made in the background' })
  @ApiCreatedResponse({ type: CodeBatchView })
  @ApiRefusals(ISSUING_REFUSALS, 'stock.unknown', 'code.taken', 'code.form')
  async open(@Body() body: OpenCodeBatchBody, @Caller() { sub }: Identity): Promise<CodeBatchView> {
    const { stockId, note } = body;
    const command = { stockId, note, openedBy: sub, codes: codesOf(body) };
    return this.read(answer(await this.openBatch.execute(command), ISSUING_REFUSALS).batchId);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A batch of codes and how many of them are made' })
  @ApiOkResponse({ type: CodeBatchView })
  @ApiRefusals(ISSUING_REFUSALS, 'code.batch-unknown')
  async read(@Param('id', IdPipe) id: string): Promise<CodeBatchView> {
    return codeBatchView(answer(await this.readCodes.execute(id), ISSUING_REFUSALS).batch);
  }

  @Get(':id/codes')
  @ApiOperation({ summary: 'The unique codes that are made so far, one per line' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiRefusals(ISSUING_REFUSALS, 'code.batch-unknown')
  async codes(@Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { batch } = answer(await this.readCodes.execute(id), ISSUING_REFUSALS);
    return new StreamableFile(Readable.from(linesOf(this.readCodes.codes(batch))), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="codes-${batch.id}.csv"`,
    });
  }
}

function* linesOf(pieces: Iterable<readonly string[]>): Generator<string> {
  yield 'code\n';
  for (const codes of pieces) yield `${codes.join('\n')}\n`;
}

function codesOf({ kind, size, code }: OpenCodeBatchBody): OpenCodeBatchCommand['codes'] {
  return kind === 'public' ? { kind, code: code ?? '' } : { kind, size: size ?? 0 };
}
