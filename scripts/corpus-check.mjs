// @ts-check
/**
 * Compares what the corpus counts with what the five source documents hold, document by document.
 *
 *   npm run corpus:check
 *
 * Fails on a difference that `cms/corpus/inventory/counts.json` does not explain, and on an explanation whose
 * difference is gone.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { ALL_DOCUMENTS, compareCounts, countCorpus, joinFiles } from './lib/corpus-counts.mjs';
import { root } from './lib/paths.mjs';

/** @type {Readonly<Record<string, string>>} */
const DOCUMENTS = {
  S0: 'Diaporama de la journée de Durtal (CRESS des Pays de la Loire, 2025)',
  S1: 'Compte-rendu de la même journée (RTES)',
  S2: 'Compte-rendu du webinaire de l’ANCT (2021)',
  S3: 'Guide « Mode d’emploi » de l’Avise (2020)',
  S4: 'Dépliant de la CRESS Centre-Val de Loire',
  [ALL_DOCUMENTS]: 'Les cinq documents ensemble',
};

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  eventsDated: 'rendez-vous datés',
  eventsRecurring: 'rendez-vous sans date',
  otherDatedHappenings: 'dates citées au passage',
  programmeItems: 'séquences de programme',
  figures: 'chiffres',
  figuresStatistic: 'chiffres : statistiques',
  figuresActivity: 'chiffres : activité d’une structure',
  figuresProgramme: 'chiffres : programmes et règles',
  initiatives: 'initiatives',
  dispositifs: 'dispositifs',
  urls: 'adresses imprimées',
  lostLinks: 'liens perdus',
  organisations: 'structures',
  people: 'personnes',
  quotations: 'citations signées',
  definitions: 'définitions',
};

const folder = path.join(root, 'cms', 'corpus');
/** @param {string[]} names */
const readJson = (...names) => JSON.parse(readFileSync(path.join(folder, ...names), 'utf8'));

const files = readdirSync(folder)
  .filter((name) => name.endsWith('.json'))
  .map((name) => readJson(name));
const { documents, differences } = readJson('inventory', 'counts.json');
const { urls } = readJson('inventory', 'printed-urls.json');
const { rows, faults } = compareCounts(documents, countCorpus(joinFiles(files), urls), differences);

for (const document of new Set(rows.map((row) => row.document))) {
  console.log(`\n${document} · ${DOCUMENTS[document] ?? ''}`);
  console.log(`  ${''.padEnd(36)}inventaire  corpus`);
  for (const { type, inventory, corpus, reasons } of rows.filter((row) => row.document === document)) {
    if (inventory === 0 && corpus === 0) continue;
    console.log(`  ${(TYPES[type] ?? type).padEnd(36)}${String(inventory).padStart(10)}${String(corpus).padStart(8)}`);
    for (const reason of reasons) console.log(`      ${reason}`);
  }
}

const explained = rows.filter(({ inventory, corpus }) => inventory !== corpus).length;
console.log(`\n${rows.length} comptes, ${explained} différences, ${faults.length} à expliquer ou à corriger`);
for (const fault of faults) console.error(`✗ ${fault}`);
if (faults.length > 0) process.exitCode = 1;
