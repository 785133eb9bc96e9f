/** Whether a received file is one that the media library takes: read by what it holds, whatever it calls itself. */
import { open } from 'node:fs/promises';
import { words, type Words } from '../content-types/words';
import { EXTENSIONS, fileTypeOfName, mayHold, SVG } from './file-types';

export interface ReceivedFile {
  /** Where it lies for now. */
  readonly filepath: string;
  readonly originalFilename: string;
}

const TAKEN = EXTENSIONS.join(', ');
const LONGEST_NAME = 80;

const refusals = {
  extension: (name: string) =>
    words(
      `« ${name} » n’est pas d’un type accepté. Types acceptés : ${TAKEN}.`,
      `“${name}” is not of an accepted type. Accepted types: ${TAKEN}.`,
    ),
  content: (name: string, found: string | undefined) =>
    words(
      `« ${name} » ne contient pas ce que son extension annonce (contenu reconnu : ${found ?? 'aucun'}). Types acceptés : ${TAKEN}.`,
      `“${name}” does not hold what its extension says (content recognised: ${found ?? 'none'}). Accepted types: ${TAKEN}.`,
    ),
};

/** Why a file is refused; `undefined` for one that is taken. */
export async function refusalOf({ filepath, originalFilename }: ReceivedFile): Promise<Words | undefined> {
  const name = originalFilename.slice(0, LONGEST_NAME);
  const type = fileTypeOfName(originalFilename);
  if (!type) return refusals.extension(name);
  if (type === SVG) return (await isSvg(filepath)) ? undefined : refusals.content(name, await contentOf(filepath));
  const content = await contentOf(filepath);
  return mayHold(type, content) ? undefined : refusals.content(name, content);
}

/** An ES module: it can be imported from here at run time only. */
async function contentOf(filepath: string): Promise<string | undefined> {
  const { fileTypeFromFile } = await import('file-type');
  return (await fileTypeFromFile(filepath))?.mime;
}

const HEAD_BYTES = 65_536;
/** What may stand before the root of an XML document: a mark of order, a declaration, comments, a type with its entities. */
const BEFORE_ROOT =
  /^\uFEFF?(?:\s|<\?[^?]*(?:\?(?!>)[^?]*)*\?>|<!--(?:(?!-->)[\s\S])*-->|<!DOCTYPE[^[>]*(?:\[[^\]]*\]\s*)?>)*/;

/** Has no signature: it is the text whose root element is `svg`. */
async function isSvg(filepath: string): Promise<boolean> {
  const file = await open(filepath);
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    const text = buffer.toString('utf8', 0, bytesRead);
    return /^<(?:[\w-]+:)?svg[\s>/]/.test(text.replace(BEFORE_ROOT, ''));
  } finally {
    await file.close();
  }
}
