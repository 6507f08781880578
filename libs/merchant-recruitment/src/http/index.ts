export {
  MerchantProposalsHttpModule,
  ProposalsHttpModule,
} from './merchant-recruitment-http.modules.js';
