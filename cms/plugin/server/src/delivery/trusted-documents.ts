/**
 * Trusted documents: the operations of the widgets, known by the sha256 of their text, answered by GET
 * without a preflight. Only texts registered at build time run; those of every released version stay.
 */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  execute,
  GraphQLError,
  Kind,
  parse,
  validate,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLSchema,
} from 'graphql';
import { z } from 'zod';
import { SelectionRefused } from '../catalogue/refusal';
import { inOurWords } from '../graphql/error-words';
import { readVariables } from '../graphql/variables';

const OPERATIONS = 'operations.json';
const operationsSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());

export class TrustedDocuments {
  /** Parsed when first asked for: most releases are hardly asked any more. */
  private readonly parsed = new Map<string, DocumentNode>();

  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly texts: ReadonlyMap<string, string>,
  ) {}

  /**
   * Reads `operations.json` of the built widgets and of every folder of `releases`; without folders there are none.
   * What cannot be run against the schema is a fault of ours that must not ship: it is reported, by default by
   * throwing, and left out.
   */
  static async load(
    schema: GraphQLSchema,
    widgets: string | undefined,
    releases?: string,
    report: (fault: string) => void = refuse,
  ): Promise<TrustedDocuments> {
    const folders = [
      ...(releases === undefined ? [] : await foldersOf(releases)),
      ...(widgets === undefined ? [] : [widgets]),
    ];
    const texts = new Map<string, string>();
    for (const folder of folders) {
      const operations = await readOperations(folder);
      if (typeof operations === 'string') {
        report(`Trusted documents of ${path.basename(folder)}: ${operations}`);
        continue;
      }
      for (const [hash, text] of Object.entries(operations)) {
        const fault = texts.has(hash) ? undefined : documentFault(schema, hash, text);
        if (fault === undefined) texts.set(hash, text);
        else report(`Trusted document ${hash} of ${path.basename(folder)}: ${fault}`);
      }
    }
    return new TrustedDocuments(schema, texts);
  }

  has(hash: string): boolean {
    return this.texts.has(hash);
  }

  /**
   * Runs a document with variables given as JSON text. Variables that are unreadable, unknown or of a wrong type and
   * a refused selection are the caller's fault and stay in `errors`, without `data`; any other failure is thrown.
   */
  async run(hash: string, variablesText: string): Promise<ExecutionResult> {
    const document = this.document(hash);
    const read = readVariables(variablesText);
    const fault = read.ok ? unknownNames(document, Object.keys(read.variables)) : read.fault;
    if (!read.ok || fault !== undefined)
      return { errors: [new GraphQLError(fault ?? '', { extensions: { code: 'BAD_USER_INPUT' } })] };
    const result = await execute({ schema: this.schema, document, variableValues: read.variables });
    for (const error of result.errors ?? []) {
      const { originalError } = error;
      if (originalError && !(originalError instanceof GraphQLError) && !(originalError instanceof SelectionRefused))
        throw originalError;
      Object.assign(error, { message: inOurWords(error.message) });
    }
    return result;
  }

  private document(hash: string): DocumentNode {
    const text = this.texts.get(hash);
    if (text === undefined) throw new Error(`Unknown trusted document ${hash}`);
    const document = this.parsed.get(hash) ?? parse(text, { noLocation: true });
    this.parsed.set(hash, document);
    return document;
  }
}

function refuse(fault: string): never {
  throw new Error(fault);
}

/** Folders of the released versions; there may be none yet. */
async function foldersOf(releases: string): Promise<string[]> {
  const entries = await readdir(releases, { withFileTypes: true }).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  });
  return entries
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(releases, name))
    .sort();
}

/** `{ sha256: text }`, or why it cannot be read. */
async function readOperations(folder: string): Promise<Readonly<Record<string, string>> | string> {
  try {
    return operationsSchema.parse(JSON.parse(await readFile(path.join(folder, OPERATIONS), 'utf8')));
  } catch (error) {
    return messageOf(error);
  }
}

function documentFault(schema: GraphQLSchema, hash: string, text: string): string | undefined {
  if (createHash('sha256').update(text).digest('hex') !== hash) return 'its text has another hash';
  try {
    return validate(schema, parse(text)).at(0)?.message;
  } catch (error) {
    return messageOf(error);
  }
}

/** Said of variables that the operation does not have; every spelling of an answer has one address. */
function unknownNames(document: DocumentNode, names: readonly string[]): string | undefined {
  const allowed = document.definitions.flatMap((definition) =>
    definition.kind === Kind.OPERATION_DEFINITION
      ? (definition.variableDefinitions ?? []).map(({ variable }) => variable.name.value)
      : [],
  );
  const unknown = names.filter((name) => !allowed.includes(name));
  return unknown.length > 0
    ? `Unknown variable: “${unknown.join('”, “').slice(0, 200)}”. Allowed: ${allowed.join(', ')}.`
    : undefined;
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
