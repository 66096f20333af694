import { holdToContract } from './testing/contract.js';
import { courierCase } from './testing/contract-server.js';

holdToContract(courierCase, process.env['CI']);
