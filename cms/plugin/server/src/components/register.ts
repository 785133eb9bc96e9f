import { DEFAULT_LANGUAGE } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { componentConfiguration, type ComponentLayout } from '../content-types/content-manager';
import type { Labels } from '../content-types/labels';
import { COMPONENTS } from './index';
import { COMPONENT_LABELS } from './labels';
import { COMPONENT_LAYOUTS } from './layouts';

const labelsByName: Readonly<Record<string, Labels>> = COMPONENT_LABELS;
const layoutsByName: Readonly<Record<string, ComponentLayout>> = COMPONENT_LAYOUTS;

/**
 * Declares the plugin's components, as Strapi does for those of an application. A component that an
 * integrator has edited exists already, in a file of the application: theirs wins.
 */
export function registerComponents(strapi: Core.Strapi): void {
  const registry: { get(uid: string): unknown; set(uid: string, schema: object): void } = strapi.get('components');
  for (const [name, { icon, attributes }] of Object.entries(COMPONENTS)) {
    const uid = `ess.${name}`;
    if (registry.get(uid)) continue;
    const labels = labelsByName[name];
    const layout = layoutsByName[name];
    const schema = {
      collectionName: `components_ess_${name.replaceAll('-', '_')}`,
      info: { displayName: labels?.displayName[DEFAULT_LANGUAGE] ?? name, icon },
      options: {},
      attributes,
    };
    registry.set(uid, {
      ...schema,
      ...(labels && layout && { config: componentConfiguration(attributes, labels, layout) }),
      __filename__: `${name}.json`,
      __schema__: structuredClone(schema),
      uid,
      category: 'ess',
      modelType: 'component',
      modelName: name,
      globalId: `Ess${name
        .split('-')
        .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
        .join('')}`,
    });
  }
}
