/** What is read once: the elements, every release of them, the example pages, and the schemas of the open JSON. */
import { access } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { EMBED_FRAME_FILE, EMBED_RESIZE_FILE } from '../formats/embed-snippets';
import { EMBED_FRAME_SCRIPT, EMBED_RESIZE_SCRIPT } from '../formats/html/embed-page';
import { LINKS_FILE, LINKS_SCRIPT } from '../formats/links-script';
import { JSON_SCHEMAS, SCHEMA_TYPE } from '../formats/json-schemas';
import { problem, type Answer } from './answer';
import type { Effort } from './encodings';
import { KeptAnswer } from './kept-answer';
import { readStaticFiles, type StaticFile } from './static-files';
import { WIDGETS_ARCHIVE, widgetsArchive } from './widgets-archive';

/** Major version of the widgets: `/ess/widgets/1/` is evergreen within it. */
const WIDGETS_MAJOR = '1';
const EVERGREEN = 'public, max-age=0, must-revalidate';
const IMMUTABLE = 'public, max-age=31536000, immutable';

/** Address written in the example pages; replaced by the server’s own when they are served from it. */
const EXAMPLE_ORIGIN = 'http://127.0.0.1:1337';
/** The page of a plausible town hall stands at the root of the examples. */
const FIRST_EXAMPLE = 'mairie-statique';

/** What a framed page and the page around it say to each other about its height; what turns links into elements. */
const EMBED_SCRIPTS: Readonly<Record<string, string>> = {
  [LINKS_FILE]: LINKS_SCRIPT,
  [EMBED_RESIZE_FILE]: EMBED_RESIZE_SCRIPT,
  [EMBED_FRAME_FILE]: EMBED_FRAME_SCRIPT,
};

export interface StaticFolders {
  /** The built widgets. */
  readonly widgets: string | undefined;
  /** A folder a released version of the widgets. */
  readonly releases: string | undefined;
  /** The example pages; none when there is no demonstration. */
  readonly examples: string | undefined;
}

export class StaticAnswers {
  private constructor(
    private readonly widgets: ReadonlyMap<string, KeptAnswer>,
    /** Made when it is first asked for, by address. */
    private readonly archives: Map<string, KeptAnswer | (() => KeptAnswer)>,
    private readonly examples: ReadonlyMap<string, StaticFile>,
    private readonly demos = new Map<string, KeptAnswer>(),
  ) {}

  static async load({ widgets, releases, examples }: StaticFolders): Promise<StaticAnswers> {
    const current = widgets === undefined ? new Map<string, StaticFile>() : await readStaticFiles(widgets);
    const released = await readReleases(releases);
    const kept = new Map<string, KeptAnswer>();
    for (const [name, file] of released) {
      kept.set(name, keptFile(file, IMMUTABLE));
      // A page kept open since an older release asks for a chunk of that time.
      const chunk = name.slice(name.indexOf('/') + 1);
      if (isHashed(chunk)) kept.set(`${WIDGETS_MAJOR}/${chunk}`, keptFile(file, IMMUTABLE));
    }
    const version = versionOf(current);
    for (const [name, file] of current) {
      const answer = keptFile(file, isHashed(name) ? IMMUTABLE : EVERGREEN);
      kept.set(`${WIDGETS_MAJOR}/${name}`, answer);
      // A version that is not released yet may still change.
      if (version !== undefined && !kept.has(`${version}/${name}`)) kept.set(`${version}/${name}`, answer);
    }
    const archives = new Map<string, KeptAnswer | (() => KeptAnswer)>();
    for (const [folder, files] of byFolder(released))
      archives.set(`${folder}/${WIDGETS_ARCHIVE}`, () => keptArchive(folder, files, IMMUTABLE));
    if (version !== undefined) {
      const archive = () => keptArchive(version, bodiesOf(current), EVERGREEN);
      archives.set(`${WIDGETS_MAJOR}/${WIDGETS_ARCHIVE}`, archive);
      if (!archives.has(`${version}/${WIDGETS_ARCHIVE}`)) archives.set(`${version}/${WIDGETS_ARCHIVE}`, archive);
    }
    for (const [name, text] of Object.entries(EMBED_SCRIPTS)) {
      const file = { body: Buffer.from(text), contentType: 'text/javascript; charset=utf-8' };
      kept.set(`${WIDGETS_MAJOR}/${name}`, keptFile(file, EVERGREEN));
    }
    return new StaticAnswers(kept, archives, examples === undefined ? new Map() : await readStaticFiles(examples));
  }

  /** A file of a release, or of the current widgets under their major version; or all of them as a zip. */
  widget(release: string, file: string): KeptAnswer {
    return (
      this.widgets.get(`${release}/${file}`) ??
      this.archive(`${release}/${file}`) ??
      new KeptAnswer(problem(404, 'Not found', 'No released widget has this file.'), {})
    );
  }

  private archive(address: string): KeptAnswer | undefined {
    const archive = this.archives.get(address);
    if (typeof archive !== 'function') return archive;
    const made = archive();
    this.archives.set(address, made);
    return made;
  }

  /** A schema of the open JSON. */
  schema(name: string): KeptAnswer {
    return SCHEMAS.get(name) ?? new KeptAnswer(problem(404, 'Not found', 'There is no such schema.'), {});
  }

  /** A file of the examples, with the address of the server; made when it is first asked for. */
  demo(name: string, server: string): KeptAnswer | undefined {
    const found = [
      `${FIRST_EXAMPLE}/${name === '' ? 'index.html' : name}`,
      name.endsWith('/') ? `${name}index.html` : name,
    ].find((address) => this.examples.has(address));
    const file = found === undefined ? undefined : this.examples.get(found);
    if (found === undefined || !file) return undefined;
    const kept = this.demos.get(found) ?? keptFile(shownBy(server, file), EVERGREEN, 'quick');
    this.demos.set(found, kept);
    return kept;
  }
}

/** An example with the address of the server that shows it. */
const shownBy = (server: string, { body, contentType }: StaticFile): Pick<StaticFile, 'body' | 'contentType'> => ({
  contentType,
  body: contentType.includes('charset') ? Buffer.from(body.toString('utf8').replaceAll(EXAMPLE_ORIGIN, server)) : body,
});

const manifestSchema = z.object({ version: z.string().regex(/^\d+\.\d+\.\d+$/) });

/** The version of the built widgets, as their manifest says it. */
function versionOf(files: ReadonlyMap<string, StaticFile>): string | undefined {
  const manifest = files.get('manifest.json');
  return manifest && manifestSchema.parse(JSON.parse(manifest.body.toString('utf8'))).version;
}

const isHashed = (name: string): boolean => /-[0-9a-f]{12}\.js$/.test(name);

function keptFile(
  { body, contentType }: Pick<StaticFile, 'body' | 'contentType'>,
  caching: string,
  effort: Effort = 'thorough',
): KeptAnswer {
  const answer: Answer = {
    status: 200,
    contentType,
    body,
    headers: { 'Cache-Control': caching },
    tags: [],
    validUntil: Number.POSITIVE_INFINITY,
    asOf: '',
  };
  return new KeptAnswer(answer, {}, effort);
}

const keptArchive = (version: string, files: ReadonlyMap<string, Buffer>, caching: string): KeptAnswer =>
  keptFile({ body: Buffer.from(widgetsArchive(version, files)), contentType: 'application/zip' }, caching);

const bodiesOf = (files: ReadonlyMap<string, StaticFile>): ReadonlyMap<string, Buffer> =>
  new Map([...files].map(([name, { body }]) => [name, body]));

/** The files of each folder by their names in it. */
function byFolder(files: ReadonlyMap<string, StaticFile>): ReadonlyMap<string, ReadonlyMap<string, Buffer>> {
  const folders = new Map<string, Map<string, Buffer>>();
  for (const [name, { body }] of files) {
    const [folder = '', ...rest] = name.split('/');
    const inFolder = folders.get(folder) ?? new Map<string, Buffer>();
    folders.set(folder, inFolder.set(rest.join('/'), body));
  }
  return folders;
}

const SCHEMAS: ReadonlyMap<string, KeptAnswer> = new Map(
  [...JSON_SCHEMAS].map(([name, text]) => [
    name,
    keptFile({ body: Buffer.from(text), contentType: SCHEMA_TYPE }, EVERGREEN),
  ]),
);

async function readReleases(folder: string | undefined): Promise<ReadonlyMap<string, StaticFile>> {
  if (folder === undefined) return new Map();
  try {
    await access(path.resolve(folder));
  } catch {
    return new Map();
  }
  return readStaticFiles(folder);
}
