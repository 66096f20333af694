import { holdToContract } from './testing/contract.js';
import { cyrusCase } from './testing/contract-server.js';

holdToContract(cyrusCase, process.env['CI']);
