import { defineElement } from '../foundation/define-element.js';
import { EssInitiatives } from './ess-initiatives.js';

defineElement('ess-initiatives', EssInitiatives);

export { EssInitiatives };
