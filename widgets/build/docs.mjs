// @ts-check
/**
 * Writes the reference of the elements into `docs/widgets.md`, between its markers.
 *
 *   node widgets/build/docs.mjs           writes it
 *   node widgets/build/docs.mjs --check   fails when the file is not what would be written
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import prettier from 'prettier';
import { describeElements } from './manifest.mjs';

const file = path.join(import.meta.dirname, '..', '..', 'docs', 'widgets.md');
const BEGIN = '<!-- reference: written by `node widgets/build/docs.mjs` from the sources; not to be edited -->';
const END = '<!-- end of the reference -->';

/**
 * @param {string} title
 * @param {readonly string[]} head
 * @param {readonly (readonly string[])[]} rows
 */
function table(title, head, rows) {
  const line = (/** @type {readonly string[]} */ cells) =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [`#### ${title}`, '', line(head), line(head.map(() => '---')), ...rows.map(line), ''].join('\n');
}

function reference() {
  const described = describeElements();
  const [first] = described;
  const properties = first?.cssProperties.map(({ name, description }) => [`\`${name}\``, description]) ?? [];
  return [
    ...described.flatMap(({ tagName, summary, attributes, events, cssParts, slots }) => [
      `### \`<${tagName}>\`\n`,
      `${summary}\n`,
      table(
        'Attributes',
        ['attribute', 'meaning'],
        attributes.map(({ name, description }) => [`\`${name}\``, description]),
      ),
      table(
        'Events',
        ['event', 'detail', 'when'],
        events.map(({ name, type, description }) => [`\`${name}\``, `\`${type.text}\``, description]),
      ),
      table(
        'Parts and slots',
        ['part', 'what it is'],
        [
          ...cssParts.map(({ name, description }) => [`\`::part(${name})\``, description]),
          ...slots.map(({ name, description }) => [name === '' ? 'children' : `slot \`${name}\``, description]),
        ],
      ),
    ]),
    '### Custom properties\n',
    table('All elements', ['property', 'meaning'], properties),
  ].join('\n');
}

const current = readFileSync(file, 'utf8');
const [before, rest] = current.split(BEGIN);
const after = rest?.split(END)[1];
if (before === undefined || after === undefined) throw new Error('docs/widgets.md has no markers of the reference');
const written = await prettier.format(`${before}${BEGIN}\n\n${reference()}\n${END}${after}`, {
  parser: 'markdown',
  ...(await prettier.resolveConfig(file)),
});

if (!process.argv.includes('--check')) writeFileSync(file, written);
else if (current !== written) {
  console.error('docs/widgets.md is out of date: run “node widgets/build/docs.mjs”.');
  process.exitCode = 1;
}
