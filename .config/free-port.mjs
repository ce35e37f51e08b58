import { once } from 'node:events';
import { createServer } from 'node:net';

/**
 * Finds a port that nothing listens on.
 *
 * @param {string} host
 * @returns {Promise<number>}
 */
export async function findPort(host) {
  const server = createServer().listen(0, host);
  await once(server, 'listening');
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  server.close();
  await once(server, 'close');
  return port;
}
