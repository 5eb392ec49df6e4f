import type { ViewDefinition } from '../view.ts';
import { ReplayView } from './replay.tsx';

export default {
  id: 'replay',
  title: 'Replay',
  icon: 'replay',
  letter: 'r',
  needsCase: true,
  block: 'look',
  keys: [
    ['Space', 'Play and pause'],
    ['← →', 'Previous and next step of the path'],
    ['Shift ← →', 'Previous and next first-time or refused step'],
    ['J K', 'Next and previous event, or day of the list'],
    ['Enter', 'Open the day of the list, or the group in focus'],
    ['Home End', 'First and last event'],
    [', .', 'Slower and faster'],
    ['Alt ↑ ↓', 'Other likely paths'],
    ['Ctrl wheel', 'Zoom the graph; drag moves it'],
    ['E', 'Add the replay to the report'],
    ['T', 'The figure in focus as a table'],
    ['Esc', 'Close the panel at the right'],
  ],
  View: ReplayView,
} satisfies ViewDefinition;
