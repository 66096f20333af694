import { holdToContract } from './testing/contract.js';
import { sandboxCase } from './testing/contract-server.js';

holdToContract(sandboxCase, process.env['CI']);
