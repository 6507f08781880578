import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { answer, ApiRefusals, Public } from '@boon/platform/http';
import { SHOP_REFUSALS } from '../../demo-shop.refusals.js';
import { INSTALMENT_OFFERS } from '../../order/domain/instalment-offers.js';
import { PERSONAS } from '../domain/personas.js';
import { OpenSession } from '../open-session.js';
import { SessionBody, SessionView, ShopConfigView } from './session-dtos.js';

const CONFIG: ShopConfigView = {
  shopName: { zh: '好物集', en: 'Haowu' },
  personas: [...PERSONAS],
  instalments: [...INSTALMENT_OFFERS],
  slots: {
    popup: 'home.popup',
    pdpInternal: 'pdp.internal',
    pdpExternalAd: 'pdp.external-ad',
    pdpAny: 'pdp.any',
    search: 'search.top',
    eventHall: 'event-hall.banner',
  },
};

/** What the page needs first: what the shop is, and who looks at it. */
@ApiTags('shop')
@Controller('shop')
@Public()
export class SessionController {
  constructor(private readonly openSession: OpenSession) {}

  @Get('config')
  @ApiOperation({ summary: 'Name, personas, instalment plans and slots of the shop' })
  @ApiOkResponse({ type: ShopConfigView })
  config(): ShopConfigView {
    return CONFIG;
  }

  @Post('session')
  @HttpCode(200)
  @ApiOperation({ summary: 'A token for half an hour: a visitor’s, or a persona’s' })
  @ApiOkResponse({ type: SessionView })
  @ApiRefusals(SHOP_REFUSALS, 'shop.persona-unknown')
  async open(@Body() { personaId, deviceId }: SessionBody): Promise<SessionView> {
    const outcome = await this.openSession.execute({ personaId, deviceId });
    const { userId, role, token, expiresAt, persona } = answer(outcome, SHOP_REFUSALS);
    return { userId, role, token, expiresAt: expiresAt.toISOString(), persona };
  }
}
