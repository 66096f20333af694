import { holdToContract } from './testing/contract.js';
import { dovecotCase } from './testing/contract-server.js';

holdToContract(dovecotCase, process.env['CI']);
