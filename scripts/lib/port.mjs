// @ts-check
import { createServer } from 'node:net';
import { errorCode, Failure, firstLine } from './failure.mjs';

/**
 * Fails with a sentence when the address cannot be listened on.
 * @param {string} host
 * @param {number} port
 * @returns {Promise<void>}
 */
export function checkPort(host, port) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => reject(new Failure(sentence(error, host, port), { cause: error })));
    probe.listen(port, host, () => probe.close(() => resolve()));
  });
}

/**
 * @param {Error} error
 * @param {string} host
 * @param {number} port
 */
function sentence(error, host, port) {
  switch (errorCode(error)) {
    case 'EADDRINUSE':
      return `Le port ${port} est déjà pris sur ${host}. Un autre se choisit ainsi : PORT=${port + 1} npm start`;
    case 'EACCES':
      return `Le port ${port} est réservé au système. Un autre se choisit ainsi : PORT=1337 npm start`;
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `HOST=${host} : cette adresse n’est pas celle de cette machine.`;
    default:
      return `Impossible d’écouter sur ${host}, port ${port} : ${firstLine(error)}`;
  }
}
