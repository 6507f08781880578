import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { LONGEST_CLAIM_TOKEN } from '@boon/contracts/prize-issuing';
import { Allow, Caller, Limits, type Identity } from '@boon/platform/http';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsString, MaxLength } from 'class-validator';
import { RecordExposures, type ExposureReceipt } from '../record-exposures.js';

class ExposuresBody {
  @ApiProperty({
    type: [String],
    minItems: 1,
    maxItems: 60,
    description: 'Of the winners shown: `exposureToken`, or `claim.token` where that is null.',
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(60)
  @IsString({ each: true })
  @MaxLength(LONGEST_CLAIM_TOKEN, { each: true })
  tokens: string[];
}

class ExposureReceiptView implements ExposureReceipt {
  @ApiProperty({ type: 'integer' })
  accepted: number;

  @ApiProperty({ type: 'integer', description: 'Not ours, too old, or another user’s.' })
  ignored: number;
}

/** Pages say here what they really showed. */
@ApiTags('exposures')
@Controller('v1/exposures')
export class ExposuresController {
  constructor(private readonly recordExposures: RecordExposures) {}

  @Post()
  @HttpCode(202)
  @Allow('user', 'visitor')
  @Limits({ hot: true })
  @ApiOperation({ summary: 'Confirms that winners were shown; repeats count once' })
  @ApiAcceptedResponse({ type: ExposureReceiptView })
  confirm(@Body() { tokens }: ExposuresBody, @Caller() caller: Identity): ExposureReceipt {
    return this.recordExposures.execute(caller.sub, tokens);
  }
}
