/** Reads corpus files and says exactly what is wrong with them: file, path, reason. Nothing is loaded here. */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { corpusFileSchema, type CorpusFile } from './format';
import { resolveRelativeMoments } from './relative-moments';

export interface CorpusSource {
  /** Name of the file, for messages. */
  readonly file: string;
  readonly content: CorpusFile;
}

/** A corpus that cannot be loaded. It is refused whole. */
export class CorpusRefused extends Error {
  override readonly name = 'CorpusRefused';

  constructor(readonly faults: readonly string[]) {
    super(`The corpus was refused and nothing was loaded:\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** Every `*.json` file of a folder, in the order of their names. `today` dates relative moments, `YYYY-MM-DD`. */
export async function readCorpus(folder: string, today: string): Promise<CorpusSource[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  if (names.length === 0) throw new CorpusRefused([`${folder}: holds no .json file`]);
  const sources: CorpusSource[] = [];
  const faults: string[] = [];
  for (const name of names) {
    const source = readCorpusText(name, await readFile(path.join(folder, name), 'utf8'), today);
    if (Array.isArray(source)) faults.push(...source);
    else sources.push(source);
  }
  if (faults.length > 0) throw new CorpusRefused(faults);
  return sources;
}

/** One file, or its faults. */
export function readCorpusText(file: string, text: string, today: string): CorpusSource | string[] {
  const json = parseJson(text);
  if (json instanceof SyntaxError) return [`${file}: ${json.message}`];
  const parsed = corpusFileSchema.safeParse(resolveRelativeMoments(json, today));
  if (parsed.success) return { file, content: parsed.data };
  return parsed.error.issues.map((issue) => `${file}: ${issue.path.join('.') || '(root)'}: ${issue.message}`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return error;
    throw error;
  }
}
