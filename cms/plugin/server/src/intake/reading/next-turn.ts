export { nextTurn } from '../../event-loop/give-way';
