import { defineElement } from '../foundation/define-element.js';
import { EssAgenda } from './ess-agenda.js';

defineElement('ess-agenda', EssAgenda);

export { EssAgenda };
