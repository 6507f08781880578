import { Body, Controller, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Idempotent, notFound, type Identity } from '@boon/platform/http';
import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { ThrowSwitch } from '../throw-switch.js';

const SWITCH = /^(platform|channel:[a-z0-9-]{1,40}|slot:[a-z0-9.-]{1,80}|stock:[0-9a-f-]{36})$/;

class SwitchBody {
  @ApiProperty()
  @IsBoolean()
  off: boolean;

  @ApiProperty({ minLength: 1, maxLength: 400 })
  @IsString()
  @MinLength(1)
  @MaxLength(400)
  reason: string;
}

class SwitchView {
  @ApiProperty()
  switchId: string;

  @ApiProperty()
  off: boolean;

  @ApiProperty({ type: 'integer' })
  version: number;
}

/** Kill switches. */
@ApiTags('switches')
@Controller('v1/switches')
export class SwitchesController {
  constructor(private readonly throwSwitch: ThrowSwitch) {}

  @Put(':id')
  @Allow('operator')
  @Idempotent()
  @ApiOperation({ summary: 'Switches the platform, a channel, a slot or a stock off or on' })
  @ApiOkResponse({ type: SwitchView })
  async put(
    @Param('id') switchId: string,
    @Body() { off, reason }: SwitchBody,
    @Caller() caller: Identity,
  ): Promise<SwitchView> {
    if (!SWITCH.test(switchId)) throw notFound();
    const { version } = await this.throwSwitch.execute({ switchId, off, reason, by: caller.sub });
    return { switchId, off, version };
  }
}
