import { defineElement } from '../foundation/define-element.js';
import { EssResources } from './ess-resources.js';

defineElement('ess-resources', EssResources);

export { EssResources };
