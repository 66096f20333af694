export { WorldKeeper } from './keeper/world-keeper.js';
export { SandboxServers } from './keeper/sandbox-servers.js';
export { SandboxModule } from './sandbox.module.js';
export { SandboxRepository } from './sandbox.repository.js';
