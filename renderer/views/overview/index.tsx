import type { ViewDefinition } from '../view.ts';
import { Overview } from './overview.tsx';

export default {
  id: 'overview',
  title: 'Overview',
  icon: 'overview',
  letter: 'o',
  needsCase: true,
  block: 'look',
  keys: [
    ['J K', 'Next and previous person'],
    ['Enter', 'Open the person'],
    ['R', 'Replay the day of the highest risk'],
    ['+ −', 'Raise and lower the budget'],
    ['Ctrl Z', 'Undo the last change of the budget'],
    ['Esc', 'Close the panel at the right'],
  ],
  View: Overview,
} satisfies ViewDefinition;
