import { defineElement } from '../foundation/define-element.js';
import { EssKeyFigures } from './ess-key-figures.js';

defineElement('ess-key-figures', EssKeyFigures);

export { EssKeyFigures };
