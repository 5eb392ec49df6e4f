import type { ViewDefinition } from '../view.ts';
import { EventsView } from './events.tsx';

export default {
  id: 'events',
  title: 'Events',
  icon: 'events',
  letter: 'e',
  needsCase: true,
  block: 'look',
  keys: [
    ['J K', 'Next and previous event'],
    ['/', 'Filter by text'],
    ['Backspace', 'Remove the last filter'],
    ['Enter', 'Open the person on that day'],
    ['E', 'Add the selected record to the report'],
    ['Esc', 'Close the panel at the right'],
  ],
  View: EventsView,
} satisfies ViewDefinition;
