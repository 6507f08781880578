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
import type { Doer } from '@boon/platform/database';
import {
  Allow,
  answer,
  ApiRefusals,
  BodyLines,
  Caller,
  Idempotent,
  IdPipe,
  Limits,
  Problem,
  type Identity,
} from '@boon/platform/http';
import { ISSUING_REFUSALS } from '../../refusals.js';
import { ChangeGrantJob } from '../change-grant-job.js';
import { OpenGrantJob } from '../open-grant-job.js';
import { ReadGrantJob } from '../read-grant-job.js';
import { GrantJobView, grantJobView, GrantRowsView, OpenGrantJobBody } from './grant-dtos.js';
import { readUpload } from './read-upload.js';
import { outcomeFile } from './outcome-file.js';
import { rowFault } from './row-faults.js';

// It is looked through within the transaction of the request, which may idle for ten seconds: 16 MB take 0.3 s of CPU.
const BODY_BYTES = 16 * 1024 * 1024;

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
  @ApiOperation({
    summary: 'Opens a job: one benefit of a stock for each user of a list, or of a segment',
  })
  @ApiCreatedResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'stock.unknown', 'segment.unknown')
  async open(@Body() body: OpenGrantJobBody, @Caller() { sub }: Identity): Promise<GrantJobView> {
    const { membersAt, ...of } = body;
    const at = membersAt === undefined ? undefined : new Date(membersAt);
    const opened = await this.openJob.execute({ ...of, membersAt: at, openedBy: sub });
    return this.read(answer(opened, ISSUING_REFUSALS).jobId);
  }

  @Post(':id/rows')
  @HttpCode(200)
  @Idempotent()
  @Limits({ bodyBytes: BODY_BYTES, accepts: 'lines' })
  @ApiOperation({
    summary:
      'Appends users, 16 MB at most: lines of JSON, or a CSV file with the columns user_id and, if wanted, person_keys',
    description:
      'All rows or none: a line that cannot be read is named and nothing is taken. The same bytes count once in a job.',
  })
  @ApiConsumes('application/x-ndjson', 'text/csv')
  @ApiBody({
    schema: {
      type: 'string',
      example: '{"userId":"u-1001"}\n{"userId":"u-1002","personKeys":["9f2c"]}',
    },
  })
  @ApiOkResponse({ type: GrantRowsView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state', 'job.too-large', 'job.of-segment')
  async addRows(
    @Param('id', IdPipe) id: string,
    @Body() body: unknown,
    @Caller() caller: Identity,
  ): Promise<GrantRowsView> {
    // A request without any body arrives as undefined.
    const lines = body instanceof BodyLines ? body : new BodyLines(Buffer.alloc(0));
    const { faults, part } = await readUpload(lines);
    if (faults.length > 0) throw Problem.edge('request.invalid', { fields: faults.map(rowFault) });
    const { total } = answer(
      await this.changeJob.addRows(id, part, doer(caller)),
      ISSUING_REFUSALS,
    );
    return { rows: part.count, total };
  }

  @Post(':id/start')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Starts granting; a repeat changes nothing' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state', 'job.empty', 'job.gathering')
  async start(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<GrantJobView> {
    answer(await this.changeJob.start(id, doer(caller)), ISSUING_REFUSALS);
    return this.read(id);
  }

  @Post(':id/cancel')
  @HttpCode(200)
  @Idempotent()
  @ApiOperation({ summary: 'Leaves the rows that were not granted yet; what was granted stays' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown', 'job.state')
  async cancel(@Param('id', IdPipe) id: string, @Caller() caller: Identity): Promise<GrantJobView> {
    answer(await this.changeJob.cancel(id, doer(caller)), ISSUING_REFUSALS);
    return this.read(id);
  }

  @Get(':id')
  @ApiOperation({ summary: 'A job and how far it is' })
  @ApiOkResponse({ type: GrantJobView })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown')
  async read(@Param('id', IdPipe) id: string): Promise<GrantJobView> {
    return grantJobView(answer(await this.readJob.execute(id), ISSUING_REFUSALS));
  }

  @Get(':id/outcomes')
  @ApiOperation({
    summary: 'What became of each row, as CSV: row, user_id, outcome, grant_id, text_zh, text_en',
  })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiRefusals(ISSUING_REFUSALS, 'job.unknown')
  async outcomes(@Param('id', IdPipe) id: string): Promise<StreamableFile> {
    const { job } = answer(await this.readJob.execute(id), ISSUING_REFUSALS);
    const pieces = outcomeFile(this.readJob.chunks(job.id), ISSUING_REFUSALS);
    return new StreamableFile(Readable.from(pieces), {
      type: 'text/csv; charset=utf-8',
      disposition: `attachment; filename="grants-${job.id}.csv"`,
    });
  }
}

function doer({ sub: actor, role }: Identity): Doer {
  return { actor, role };
}
