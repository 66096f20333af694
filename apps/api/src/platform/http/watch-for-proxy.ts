import { placeOfAddress } from '@mailwright/network';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import type { ProcessRegistry } from '../processes/process-registry.js';

/** What a process says about it in the health report. */
export const PROXY_REPORT = 'proxy';
export interface ProxyReport {
  /** A proxy stands in front that nobody named: everybody seems to come from its address. */
  unnamed: boolean;
}

/**
 * Behind a proxy that TRUSTED_PROXIES does not name everybody has one address, and shares one limit: eight wrong
 * passwords of a stranger keep the owner out for a minute. A forwarded request from this machine or the own network
 * gives it away; what comes from the world proves nothing, since anybody can send the header.
 */
export function watchForProxy(
  fastify: FastifyInstance,
  trustedProxies: readonly string[],
  logger: Logger,
  processes: Pick<ProcessRegistry, 'report'>,
): void {
  if (trustedProxies.length > 0) return;
  const seen: ProxyReport = { unnamed: false };
  processes.report(PROXY_REPORT, () => seen);
  fastify.addHook('onRequest', async (request) => {
    if (seen.unnamed || request.headers['x-forwarded-for'] === undefined) return;
    const peer = request.socket.remoteAddress ?? '';
    const place = placeOfAddress(peer);
    if (place !== 'loopback' && place !== 'own_network') return;
    seen.unnamed = true;
    logger.warn({
      event: 'http.proxy_unnamed',
      says: `A proxy at ${peer} forwards requests, but TRUSTED_PROXIES is empty: everybody shares its address and its limits. Set TRUSTED_PROXIES=${peer}.`,
    });
  });
}
