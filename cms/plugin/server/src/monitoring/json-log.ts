/** The log as one JSON object a line, for what collects logs: instant, level, message, request, and what else is told. */
import type { Core } from '@strapi/strapi';
import { currentRequestId } from './request-id';

/** Where winston looks for the text of a line, and keeps the level as it is: the other one is coloured. */
const LINE = Symbol.for('message');
const LEVEL = Symbol.for('level');

interface Told extends Readonly<Record<string | symbol, unknown>> {
  readonly level: string;
  readonly message: unknown;
}

/** What winston calls a format. */
const jsonLines = {
  transform: (told: Told) => {
    const { level: _coloured, message, timestamp: _said, ...more } = told;
    const requestId = currentRequestId();
    const line = {
      time: new Date().toISOString(),
      level: told[LEVEL],
      message,
      ...(requestId ? { requestId } : {}),
      ...more,
    };
    return { ...told, [LINE]: JSON.stringify(line, readable) };
  },
};

/** Errors have nothing that JSON would show. */
const readable = (_name: string, value: unknown): unknown =>
  value instanceof Error ? { name: value.name, message: value.message, stack: value.stack } : value;

export function logAsJson({ log }: Pick<Core.Strapi, 'log'>): void {
  for (const transport of log.transports) transport.format = jsonLines;
}
