/** What the documentation tells people to write: the very text is run. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const docs = path.resolve(import.meta.dirname, '../../docs');

/** The block of code whose fence names this file: a fence followed by `nginx ess.conf`. */
export function documentedFile(document: string, name: string): string {
  const text = readFileSync(path.join(docs, document), 'utf8');
  const fence = new RegExp(`^\`\`\`\\w+ ${name.replaceAll('.', '\\.')}\\n([\\s\\S]*?)^\`\`\``, 'm');
  const [, content] = fence.exec(text) ?? [];
  if (content === undefined) throw new Error(`docs/${document} has no block named ${name}`);
  return content;
}

/** Puts the values of a test in place of those of the example; each must be there. */
export function withValues(text: string, values: Readonly<Record<string, string>>): string {
  return Object.entries(values).reduce((changed, [example, value]) => {
    if (!changed.includes(example)) throw new Error(`“${example}” is not in the documented file`);
    return changed.replaceAll(example, value);
  }, text);
}

/** The line of a shell block that begins so. */
export function documentedCommand(document: string, beginning: string): string {
  const text = readFileSync(path.join(docs, document), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const line = blocks.find((candidate) => candidate.startsWith(beginning));
  if (line === undefined) throw new Error(`docs/${document} has no command that begins with ${beginning}`);
  return line;
}
