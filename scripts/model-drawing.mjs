// @ts-check
/**
 * Draws the content model from the schemas of the plugin.
 *
 *   node scripts/model-drawing.mjs           writes docs/images/modele.svg
 *   node scripts/model-drawing.mjs --check   fails when the committed file is not what would be written
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { readContentModel } from './lib/content-model.mjs';
import { drawModel } from './lib/model-svg.mjs';
import { root } from './lib/paths.mjs';

const file = path.join(root, 'docs', 'images', 'modele.svg');
const drawing = drawModel(await readContentModel());

if (process.argv.includes('--check')) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== drawing) {
    console.error(`${path.relative(root, file)} is out of date: run “node scripts/model-drawing.mjs”.`);
    process.exitCode = 1;
  }
} else {
  writeFileSync(file, drawing);
}
