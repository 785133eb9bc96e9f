import { bootstrap } from './bootstrap';
import { defaultConfig } from './config';
import { contentTypes } from './content-types';
import { register } from './register';

export default { register, bootstrap, contentTypes, config: { default: defaultConfig } };
