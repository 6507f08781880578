import { Readable } from 'node:stream';
import { Body, Controller, Get, HttpCode, Param, Post, StreamableFile } from '@nestjs/common';
import {
  ApiBody,
  ApiConsumes,
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
  Limits,
  type Identity,
} from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ChangeGrantJob } from '../change-grant-job.js';
import { readGrantRows } from '../domain/grant-rows.js';
import { OpenGrantJob } from '../open-grant-job.js';
import { ReadGrantJob } from '../read-grant-job.js';
import { GrantJobView, grantJobView, GrantRowsView, OpenGrantJobBody } from './grant-dtos.js';
import { outcomeFile } from './outcome-file.js';

const BODY_BYTES = 8 * 1024 * 1024;
const MOST_SHOWN = 100;

/** Benefits for a crowd: a list of users, granted by the worker. */
@ApiTags('grants')
@Controller('v1/grants/jobs')
@Allow({ role: 'service', scope: 'grants' })
export class GrantJobsController {
  constructor(
    private readonly openJob: OpenGrantJob,
    private readonly changeJob: ChangeGrantJob,
    private readonly readJob: ReadGrantJob,
  ) {}

  @Post()
  @Idempotent()
  @ApiOperation({ summary: 'Opens a job: one benefit of a stock for each user of a list' })
  @ApiCreatedResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'stock.unknown')
  async open(@Body() body: OpenGrantJobBody, @Caller() { sub }: Identity): Promise<GrantJobView> {
    const opened = await this.openJob.execute({ ...body, openedBy: sub });
    return this.read(answer(opened, ISSUING_REFUSALS).jobId);
  }

  @Post(':id/rows')
  @HttpCode(200)
  @Idempotent()
  @Limits({ bodyBytes: BODY_BYTES, accepts: 'ndjson' })
  @ApiOperation({
    summary:
      'Appends users, 8 MB at most: lines of JSON, or of a CSV file whose first column is user_id',
  })
  @ApiConsumes('application/x-ndjson')
  @ApiBody({ schema: { type: 'string', example: '{"userId":"u-1001"}\n{"userId":"u-1002"}' } })
  @ApiOkResponse({ type: GrantRowsView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state', 'job.too-large')
  async addRows(@Param('id', IdPipe) id: string, @Body() body: string): Promise<GrantRowsView> {
    // A request without any body arrives as undefined.
    const rows = readGrantRows(typeof body === 'string' ? body : '');
    const { total } = answer(await this.changeJob.addRows(id, rows), ISSUING_REFUSALS);
    return { rows: rows.users.length, invalid: rows.invalid.slice(0, MOST_SHOWN), total };
  }

  @Post(':id/start')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Starts granting; a repeat changes nothing' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state', 'job.empty')
  async start(@Param('id', IdPipe) id: string): Promise<GrantJobView> {
    answer(await this.changeJob.start(id), ISSUING_REFUSALS);
    return this.read(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Leaves the rows that were not granted yet; what was granted stays' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state')
  async cancel(@Param('id', IdPipe) id: string): Promise<GrantJobView> {
    answer(await this.changeJob.cancel(id), ISSUING_REFUSALS);
    return this.read(id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A job and how far it is' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown')
  async read(@Param('id', IdPipe) id: string): Promise<GrantJobView> {
    const { job, progress } = answer(await this.readJob.execute(id), ISSUING_REFUSALS);
    return grantJobView(job, progress);
  }

  @Get(':id/outcomes')
  @ApiOperation({ summary: 'What became of each row, as CSV: row, user_id, outcome, grant_id' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown')
  async outcomes(@Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { job } = answer(await this.readJob.execute(id), ISSUING_REFUSALS);
    return new StreamableFile(Readable.from(outcomeFile(this.readJob.chunks(job.id))), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="grants-${job.id}.csv"`,
    });
  }
}
