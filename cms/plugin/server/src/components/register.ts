import { slugOf } from 'ess-shared-types';
import type { Core } from '@strapi/strapi';
import { COMPONENTS } from './index';

/**
 * Declares the plugin's components, as Strapi does for those of an application. A component that an
 * integrator has edited exists already, in a file of the application: theirs wins.
 */
export function registerComponents(strapi: Core.Strapi): void {
  const registry = strapi.get('components');
  for (const [name, { icon, attributes }] of Object.entries(COMPONENTS)) {
    const uid = `ess.${name}`;
    if (registry.get(uid)) continue;
    const schema = {
      collectionName: `components_ess_${name.replaceAll('-', '_')}`,
      info: { displayName: name.replaceAll('-', ' '), icon },
      options: {},
      attributes,
    };
    registry.set(uid, {
      ...schema,
      __filename__: `${name}.json`,
      __schema__: structuredClone(schema),
      uid,
      category: 'ess',
      modelType: 'component',
      modelName: name,
      globalId: `Ess${slugOf(name).split('-').map((part) => part.charAt(0).toUpperCase() + part.slice(1)).join('')}`,
    });
  }
}
