// @ts-check
/** The environment variables that the product reads, as its code names them. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../../lib/paths.mjs';

/** What configures the product and its commands; measures and tests talk to their own processes. */
const SOURCES = ['cms/app/config', 'cms/app/src', 'cms/plugin/server/src', 'scripts'];
const NOT_THE_PRODUCT = /^(?:bench|test)(?:[/\\]|$)/;

/** Set by the system, Node.js and npm. */
export const OF_THE_SYSTEM = ['INIT_CWD', 'NODE_ENV', 'PATH', 'npm_execpath', 'npm_lifecycle_event'];

const code = SOURCES.flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:ts|mjs)$/.test(file) && !NOT_THE_PRODUCT.test(file))
    .map((file) => readFileSync(path.join(root, folder, file), 'utf8')),
).join('\n');

/** `env('A')`, `env.int('A')`, `process.env.A`, `process.env['A']`, and `environment['A']` of what is given it. */
const PATTERNS = [
  /\benv(?:\.\w+)?\(\s*'([A-Z][A-Z0-9_]*)'/g,
  /\bprocess\.env\.(\w+)/g,
  /\b(?:process\.env|environment)\['(\w+)'\]/g,
  // `SECRET_NAMES = ['A', 'B']`: read one by one.
  /\bSECRET_NAMES = \[([^\]]*)\]/g,
];

export const settingNames = new Set(
  PATTERNS.flatMap((pattern) => [...code.matchAll(pattern)].flatMap(([, names = '']) => names.match(/\w+/g) ?? [])),
);
