// @ts-check
/** What refers to what among the content types, as Markdown: a Mermaid diagram, and the same links in words. */

/** @typedef {import('./content-model.mjs').ContentModel} ContentModel */

/**
 * @param {ContentModel} model
 * @returns {string} Markdown, laid out as Prettier would
 */
export function describeModel(model) {
  return `${diagram(model)}\n\n${linksInWords(model)}`;
}

/**
 * A third of all types or more refer to it. Drawn, these links would cover all others: the words alone tell them, as
 * they do for a type that refers to itself.
 * @param {ContentModel} model
 * @param {string} name
 */
function isCommon(model, name) {
  const types = Object.values(model);
  return 3 * types.filter(({ relations }) => targetsOf(relations).includes(name)).length >= types.length;
}

/** @param {ContentModel} model */
function diagram(model) {
  const names = Object.keys(model).filter((name) => !isCommon(model, name));
  const links = names.flatMap((name) =>
    targetsOf(model[name]?.relations ?? [])
      .filter((target) => target !== name && names.includes(target))
      .map((target) => ({ from: name, target })),
  );
  const drawn = names.filter((name) => links.some(({ from, target }) => from === name || target === name));
  return [
    'Aux bords arrondis, ce qui se publie. La liste qui suit le dessin dit tous les liens, ceux que presque toutes les fiches partagent compris.',
    '',
    '```mermaid',
    'flowchart LR',
    '  accTitle: Les types de fiches et leurs liens',
    '  accDescr: La liste qui suit le dessin dit tous les liens en toutes lettres.',
    ...drawn.map((name) => {
      const { label, isPublished } = typeOf(model, name);
      return isPublished ? `  ${name}(["${label}"])` : `  ${name}["${label}"]`;
    }),
    ...links.map(({ from, target }) => `  ${from} --> ${target}`),
    '```',
  ].join('\n');
}

/** @param {ContentModel} model */
function linksInWords(model) {
  return Object.values(model)
    .filter(({ relations }) => relations.length > 0)
    .map(({ label, relations }) => {
      const links = targetsOf(relations).map((target) => {
        const fields = relations.filter((relation) => relation.target === target).map(({ field }) => `« ${field} »`);
        return `${typeOf(model, target).label.toLowerCase()} (${fields.join(', ')})`;
      });
      return `- **${label}** : ${links.join(' ; ')}.`;
    })
    .join('\n');
}

/** @param {readonly import('./content-model.mjs').Relation[]} relations */
function targetsOf(relations) {
  return [...new Set(relations.map(({ target }) => target))];
}

/**
 * @param {ContentModel} model
 * @param {string} name
 */
function typeOf(model, name) {
  const type = model[name];
  if (!type) throw new Error(`A link leads to “${name}”, which is not a content type`);
  return type;
}
