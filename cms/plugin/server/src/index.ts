import type { Core } from '@strapi/strapi';
import { bootstrap } from './bootstrap';
import { defaultConfig } from './config';
import { contentTypes } from './content-types';
import { essOf } from './ess';
import { loadCorpus } from './intake/corpus/load';
import { register } from './register';

/** What the code of an application may ask of the plugin: `strapi.plugin('ess').service(...)`. */
const services = {
  catalogue: ({ strapi }: { strapi: Core.Strapi }) => essOf(strapi).catalogue,
  intake: ({ strapi }: { strapi: Core.Strapi }) => ({ loadCorpus: (folder: string) => loadCorpus(strapi, folder) }),
  publication: ({ strapi }: { strapi: Core.Strapi }) => essOf(strapi).publication,
};

export default { register, bootstrap, contentTypes, services, config: { default: defaultConfig } };
