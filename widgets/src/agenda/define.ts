import { defineElement } from '../foundation/define.js';
import { EssAgenda } from './ess-agenda.js';

defineElement('ess-agenda', EssAgenda);

export { EssAgenda };
