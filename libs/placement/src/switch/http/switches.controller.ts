import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow, Caller, Idempotent, notFound, type Identity } from '@boon/platform/http';
import { IsBoolean, IsString, MaxLength, MinLength } from 'class-validator';
import { ThrowSwitch, type ThrownSwitch } from '../throw-switch.js';

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

class ThrownSwitchView implements ThrownSwitch {
  @ApiProperty()
  switchId: string;

  @ApiProperty({ type: 'integer' })
  version: number;

  @ApiProperty()
  reason: string;

  @ApiProperty()
  by: string;
}

/** Kill switches. */
@ApiTags('switches')
@Controller('v1/switches')
export class SwitchesController {
  constructor(private readonly throwSwitch: ThrowSwitch) {}

  @Get()
  @Allow('operator')
  @ApiOperation({ summary: 'Lists what is switched off' })
  @ApiOkResponse({ type: [ThrownSwitchView] })
  thrown(): Promise<ThrownSwitchView[]> {
    return this.throwSwitch.thrown();
  }

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
    const thrown = await this.throwSwitch.execute({ switchId, off, reason, by: caller.sub });
    if (!thrown) throw notFound();
    return { switchId, off, version: thrown.version };
  }
}
