// @ts-check
/** The machine, as far as figures depend on it. */
import os from 'node:os';
import process from 'node:process';
import { hasWrk } from './load.mjs';
import { megabytes, number } from './figures.mjs';

export function describeMachine() {
  const [processor] = os.cpus();
  const [load = 0] = os.loadavg();
  return [
    `Machine        ${processor?.model.trim() ?? 'processeur inconnu'}, ${os.cpus().length} cœurs, ${megabytes(os.totalmem())}`,
    `Système        ${os.type()} ${os.arch()}, Node.js ${process.versions.node}`,
    `Occupation     ${number(load, 1)} processus en attente d’un cœur avant les mesures`,
    `Générateur     ${hasWrk() ? 'wrk' : 'celui du projet (wrk n’est pas installé)'}, sur la même machine`,
  ].join('\n');
}
