// @ts-check
/** Reads the content types of the plugin: their names and what each refers to, in the words of the admin. */
import path from 'node:path';
import { build } from 'esbuild';
import { root } from './paths.mjs';

/**
 * @typedef {{ target: string, field: string }} Relation the type referred to, and the label of the field of the form
 * @typedef {{ label: string, isPublished: boolean, relations: readonly Relation[] }} ContentType
 * @typedef {Readonly<Record<string, ContentType>>} ContentModel by type name
 *
 * @typedef {{ type: string, target?: string, component?: string }} Attribute
 * @typedef {{ displayName: { fr: string }, fields: Readonly<Record<string, { label: { fr: string } }>> }} Labels
 * @typedef {{
 *   contentTypes: Readonly<Record<string, { schema: { options: { draftAndPublish: boolean }, attributes: Readonly<Record<string, Attribute>> } }>>,
 *   TYPE_LABELS: Readonly<Record<string, Labels>>,
 *   COMPONENTS: Readonly<Record<string, { attributes: Readonly<Record<string, Attribute>> }>>,
 * }} PluginModel
 */

const source = path.join(root, 'cms', 'plugin', 'server', 'src');

/** Where an entry comes from: nearly every type has it, so it is told apart from what makes a type what it is. */
const PROVENANCE = 'provenance';

/** @returns {Promise<ContentModel>} */
export async function readContentModel() {
  const { contentTypes, TYPE_LABELS, COMPONENTS } = await loadPlugin();

  /**
   * The types that a field refers to, itself or through its component.
   * @param {Attribute} attribute
   * @returns {string[]}
   */
  const targetsOf = ({ type, target, component }) => {
    if (type === 'relation') return [withoutPrefix(target)];
    if (type !== 'component') return [];
    return Object.values(COMPONENTS[withoutPrefix(component)]?.attributes ?? {}).flatMap(targetsOf);
  };

  return Object.fromEntries(
    Object.entries(contentTypes).map(([name, { schema }]) => {
      const labels = TYPE_LABELS[name];
      const fields = Object.entries(schema.attributes);
      return [
        name,
        {
          label: labels?.displayName.fr ?? name,
          isPublished: schema.options.draftAndPublish,
          relations: fields
            .filter(([field]) => field !== PROVENANCE)
            .flatMap(([field, attribute]) =>
              [...new Set(targetsOf(attribute))].map((target) => ({
                target,
                field: labels?.fields[field]?.label.fr ?? field,
              })),
            ),
        },
      ];
    }),
  );
}

/**
 * The sources are bundled, so that nothing has to be built first.
 * @returns {Promise<PluginModel>}
 */
async function loadPlugin() {
  const { outputFiles } = await build({
    stdin: {
      contents: [
        "export { contentTypes } from './content-types/index';",
        "export { TYPE_LABELS } from './content-types/all-labels';",
        "export { COMPONENTS } from './components/index';",
      ].join('\n'),
      resolveDir: source,
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
    logLevel: 'silent',
  });
  const [bundle] = outputFiles;
  if (!bundle) throw new Error('The content types cannot be bundled');
  return import(`data:text/javascript;base64,${Buffer.from(bundle.contents).toString('base64')}`);
}

/**
 * `plugin::ess.event` and `ess.occurrence` without what stands before the name.
 * @param {string | undefined} uid
 */
const withoutPrefix = (uid = '') => uid.slice(uid.lastIndexOf('.') + 1);
