// @ts-check
/**
 * The custom elements manifest (schema 1.0.0), read from the sources: doc comments of a class and of its
 * properties, and the names that its static lists give. An attribute, part or event without a word of
 * documentation stops the build.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { elements } from './elements.mjs';

const sources = path.join(import.meta.dirname, '..', 'src');

/**
 * @typedef {{ name: string, description: string }} Described
 * @typedef {Described & { fieldName: string, type: { text: string } }} Attribute
 * @typedef {Described & { type: { text: string } }} Event
 * @typedef {{ name: string, tagName: string, summary: string, description: string, attributes: Attribute[], events: Event[], slots: Described[], cssParts: Described[], cssProperties: Described[] }} ElementDescription
 */

/** @param {string} name */
function parse(name) {
  const file = path.join(sources, name);
  return ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ES2022, true);
}

/**
 * @template {ts.Node} Found
 * @param {ts.Node} root
 * @param {(node: ts.Node) => node is Found} accepts
 * @returns {Found[]}
 */
function all(root, accepts) {
  /** @type {Found[]} */
  const found = [];
  /** @param {ts.Node} node */
  const visit = (node) => {
    if (accepts(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(root);
  return found;
}

/** Texts written in a piece of source. @param {ts.Node} node */
const texts = (node) => all(node, ts.isStringLiteral).map(({ text }) => text);

/**
 * The texts of a constant list.
 *
 * @param {ts.SourceFile} file
 * @param {string} name
 */
function listOf(file, name) {
  const declaration = all(file, ts.isVariableDeclaration).find((candidate) => candidate.name.getText() === name);
  if (!declaration?.initializer) throw new Error(`${file.fileName}: no ${name}`);
  return all(declaration.initializer, ts.isArrayLiteralExpression).slice(0, 1).flatMap(texts);
}

/** @param {ts.SourceFile} file */
function classOf(file) {
  const [declaration] = all(file, ts.isClassDeclaration);
  if (!declaration?.name) throw new Error(`${file.fileName}: no class`);
  return declaration;
}

/** One line. @param {string | ts.NodeArray<ts.JSDocComment> | undefined} comment */
const sentence = (comment) => (ts.getTextOfJSDocComment(comment) ?? '').replaceAll(/\s+/g, ' ').trim();

/** @param {ts.Node} node */
const commentOf = (node) => sentence(ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment);

/**
 * What the tags of a class say: `@csspart name - description`, `@fires {Type} name - description`.
 *
 * @param {ts.Node} node
 * @param {string} tag
 * @returns {(Described & { type: string })[]}
 */
function tagged(node, tag) {
  return ts
    .getJSDocTags(node)
    .filter(({ tagName }) => tagName.text === tag)
    .map(({ comment }) => {
      const [, type = '', name = '', description = ''] =
        /^(?:\{(.+?)\} )?(?:([\w-]+) )?- (.+)$/.exec(sentence(comment)) ?? [];
      if (description === '') throw new Error(`@${tag} ${sentence(comment)}: “name - description” is expected`);
      return { type, name, description };
    });
}

/** @param {string} attribute */
const propertyOf = (attribute) => attribute.replaceAll(/-./g, ([, letter = '']) => letter.toUpperCase());

/** @param {{ name: string, description: string }} described */
const plain = ({ name, description }) => ({ name, description });

/** @returns {ElementDescription[]} */
export function describeElements() {
  const base = classOf(parse('foundation/content-element.ts'));
  const presentation = listOf(parse('foundation/presentation.ts'), 'PRESENTATION_ATTRIBUTES');
  const grammar = listOf(parse('foundation/selection-attributes.ts'), 'NAMES');

  return elements.map(({ tag, folder }) => {
    const element = classOf(parse(`${folder}/${tag}.ts`));
    const members = [...element.members, ...base.members];
    /** @param {string} name */
    const initializer = (name) => {
      const member = members.find((candidate) => candidate.name?.getText() === name);
      if (!member || !ts.isPropertyDeclaration(member) || !member.initializer)
        throw new Error(`<${tag}> has no static ${name}`);
      return member.initializer;
    };
    const unknown = texts(initializer('selectionAttributes'));
    const names = ['endpoint', ...grammar.filter((name) => !unknown.includes(name)), ...presentation, 'lang'];
    /** @param {string} name */
    const attribute = (name) => {
      const fieldName = propertyOf(name);
      const member = members.find((candidate) => candidate.name?.getText() === fieldName);
      const description = member ? commentOf(member) : name === 'lang' ? LANG : '';
      if (description === '') throw new Error(`<${tag}>: the attribute ${name} is not documented`);
      return { name, fieldName, type: { text: 'string' }, description };
    };
    /** @param {string} name */
    const inherited = (name) => [...tagged(element, name), ...tagged(base, name)];
    return {
      name: element.name?.text ?? '',
      tagName: tag,
      summary: sentence(ts.getJSDocTags(element).find(({ tagName }) => tagName.text === 'summary')?.comment),
      description: commentOf(element),
      attributes: names.map(attribute),
      events: inherited('fires').map(({ type, ...event }) => ({ ...plain(event), type: { text: type } })),
      slots: inherited('slot').map(plain),
      cssParts: inherited('csspart').map(plain),
      cssProperties: inherited('cssprop').map(plain),
    };
  });
}

const LANG = 'Language of the interface, `fr` or `en`; by default that of the closest `[lang]`, else French.';

/** The manifest that editors and documentation tools read. */
export function customElementsManifest() {
  return {
    schemaVersion: '1.0.0',
    modules: describeElements().map(({ name, ...element }) => ({
      kind: 'javascript-module',
      path: `${element.tagName}.js`,
      declarations: [
        {
          kind: 'class',
          customElement: true,
          name,
          superclass: { name: 'HTMLElement' },
          ...element,
          members: [
            ...element.attributes.map(({ fieldName, name: attribute, type, description }) => ({
              kind: 'field',
              name: fieldName,
              attribute,
              type,
              description,
            })),
            {
              kind: 'method',
              name: 'refresh',
              description: 'Asks for the content anew; what is shown stays meanwhile.',
            },
          ],
        },
      ],
      exports: [
        { kind: 'js', name, declaration: { name } },
        { kind: 'custom-element-definition', name: element.tagName, declaration: { name } },
      ],
    })),
  };
}
