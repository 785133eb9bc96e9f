/** A lost connection to the database must not end the process. */
import type { Core } from '@strapi/strapi';
import { CommitFailed, faultOf } from './failures';

/** Those that run in this process. */
const running = new Set<Core.Strapi>();

/**
 * A promise that nobody waits for, and which failed because the database went away, is logged: Strapi leaves several.
 * Any other one ends the process as Node.js does by itself, unless the host has a listener of its own that decides.
 */
function survive(reason: unknown): void {
  if (reason instanceof CommitFailed || faultOf(reason) !== undefined) {
    const said = reason instanceof Error ? reason.message : String(reason);
    for (const { log } of running) log.error(`Un travail que personne n’attendait a échoué : ${said}`);
  } else if (process.listenerCount('unhandledRejection') === 1) throw reason;
}

export function surviveLostConnections(strapi: Core.Strapi): void {
  if (running.size === 0) process.on('unhandledRejection', survive);
  running.add(strapi);
}

export function forgetLostConnections(strapi: Core.Strapi): void {
  if (running.delete(strapi) && running.size === 0) process.off('unhandledRejection', survive);
}
