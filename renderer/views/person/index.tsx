import type { ViewDefinition } from '../view.ts';
import { Person } from './person.tsx';

export default {
  id: 'person',
  title: 'Person',
  icon: 'person',
  letter: 'p',
  needsCase: true,
  block: 'look',
  keys: [
    ['← →', 'Previous and next active day'],
    ['[ ]', 'Previous and next day above the usual'],
    ['+ −', 'Zoom in and out'],
    ['Enter', 'Zoom to the selected day'],
    ['J K', 'Next and previous person by rank'],
    ['V', 'Records of the selected day'],
    ['I', 'Accounts of the person, merge and split'],
    ['R', 'Replay the selected day'],
    ['E', 'Add the selected day to the report'],
    ['Esc', 'Close the panel at the right'],
  ],
  View: Person,
} satisfies ViewDefinition;
