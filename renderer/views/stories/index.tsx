import type { ViewDefinition } from '../view.ts';
import { StoriesView, StoryCount } from './stories.tsx';

export default {
  id: 'stories',
  title: 'Stories',
  icon: 'stories',
  letter: 's',
  needsCase: true,
  block: 'look',
  keys: [
    ['J K', 'Next and previous story'],
    ['1–4', 'Benign: expected, benign: one-off, suspicious, confirmed'],
    ['Ctrl Z', 'Take the last verdict back'],
    ['Enter', 'Open the person'],
    ['R', 'Replay the story'],
    ['V', 'Events of the story'],
    ['E', 'Add the story to the report'],
  ],
  View: StoriesView,
  Count: StoryCount,
} satisfies ViewDefinition;
