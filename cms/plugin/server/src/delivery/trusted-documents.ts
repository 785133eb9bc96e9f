/**
 * Trusted documents: the operations of the widgets, known by the sha256 of their text, answered by GET
 * without a preflight. Only texts registered at build time run.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { execute, GraphQLError, parse, type DocumentNode, type ExecutionResult, type GraphQLSchema } from 'graphql';
import { z } from 'zod';
import { SelectionRefused } from '../catalogue/refusal';

const operationsSchema = z.record(z.string().regex(/^[0-9a-f]{64}$/), z.string());
const variablesSchema = z.record(z.string(), z.unknown());

export class TrustedDocuments {
  private constructor(
    private readonly schema: GraphQLSchema,
    private readonly documents: ReadonlyMap<string, DocumentNode>,
  ) {}

  /** Reads `operations.json` of the built widgets; without a folder there are none. */
  static async load(schema: GraphQLSchema, widgetsFolder: string | undefined): Promise<TrustedDocuments> {
    if (widgetsFolder === undefined) return new TrustedDocuments(schema, new Map());
    const operations = operationsSchema.parse(
      JSON.parse(await readFile(path.join(widgetsFolder, 'operations.json'), 'utf8')),
    );
    return new TrustedDocuments(schema, new Map(Object.entries(operations).map(([hash, text]) => [hash, parse(text)])));
  }

  has(hash: string): boolean {
    return this.documents.has(hash);
  }

  /**
   * Runs a document with variables given as JSON text. An unreadable text or a refused selection is the
   * caller's fault and stays in `errors`; any other failure is thrown.
   */
  async run(hash: string, variables: string): Promise<ExecutionResult> {
    const document = this.documents.get(hash);
    if (!document) throw new Error(`Unknown trusted document ${hash}`);
    const parsed = parseVariables(variables);
    if (!parsed) {
      return {
        errors: [new GraphQLError('“variables” must be a JSON object.', { extensions: { code: 'BAD_USER_INPUT' } })],
      };
    }
    const result = await execute({ schema: this.schema, document, variableValues: parsed });
    for (const error of result.errors ?? []) {
      const { originalError } = error;
      if (originalError && !(originalError instanceof GraphQLError) && !(originalError instanceof SelectionRefused))
        throw originalError;
    }
    return result;
  }
}

function parseVariables(text: string): Record<string, unknown> | undefined {
  if (text === '') return {};
  try {
    return variablesSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
